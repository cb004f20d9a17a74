#include "aio/gather.hpp"
#include "aio/queue.hpp"
#include "aio/semaphore.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lesson/model_claims.hpp"
#include "lessons/lesson_file.hpp"
#include "serving/loop_socket.hpp"
#include "stage/littles_law.hpp"
#include "stage/pace.hpp"

namespace asyncdemo::lessons::backpressure {
namespace {

constexpr parameter<duration> produce{"produce", 1ms, 10us, 10s, "the time to make an item"};
constexpr parameter<duration> consume{"consume", 10ms, 10us, 10s, "the time to consume one"};
constexpr parameter<integer> capacity{"capacity", 10, 1, 10'000, "what a bounded queue holds",
                                      1'000'000};
constexpr parameter<duration> run_for{"for", 2s, 10ms, 60s, "how long both are at it", 1h};
constexpr parameter<integer> item_kb{"item-kb", 16, 1, 1024, "the size of an item in kB"};

class item {
public:
    item(duration made, integer kb) : made_(made), content_(static_cast<std::size_t>(kb) * 1000) {}

    [[nodiscard]] duration made() const { return made_; }

private:
    duration made_;
    std::vector<char> content_;
};

/// What became of every item.
class account {
public:
    explicit account(stage& on) : on_(on), closing_(on[run_for]) {}

    [[nodiscard]] bool is_open() const { return on_.now() < closing_; }
    [[nodiscard]] integer inside() const { return made_ - dropped_ - ages_.count(); }

    void drop() { ++dropped_; }
    void keep_in_hand() { ++in_hand_; }  // made, but the queue has closed

protected:
    void count_made() { ++made_; }
    void count_consumed(duration age) {
        ages_.add(age);
        last_age_ = age;
    }
    void count_depth(std::size_t depth) { peak_depth_ = std::max(peak_depth_, depth); }

    void report(std::size_t left_in_queue) {
        on_.metric("made", made_);
        on_.metric("consumed", ages_.count());
        on_.metric("dropped", dropped_);
        on_.metric("left", static_cast<integer>(left_in_queue) + in_hand_);
        on_.metric("peak_depth", peak_depth_);
        on_.metric("age_last_s", last_age_);
        on_.percentiles("age", ages_);
    }

    stage& on_;

private:
    const duration closing_;
    integer made_ = 0;
    integer dropped_ = 0;
    integer in_hand_ = 0;
    std::size_t peak_depth_ = 0;
    duration last_age_{};
    duration_histogram ages_;
};

/// The queue between the two, and the account of every item.
class line : public account {
public:
    line(stage& on, std::size_t room) : account(on), queue(room) {}

    aio::queue<item> queue;

    item make() {
        count_made();
        return {on_.now(), on_[item_kb]};
    }
    void note_depth() { count_depth(queue.size()); }
    void consume(const item& i) { count_consumed(on_.now() - i.made()); }
    void report() { account::report(queue.size()); }
};

// [unbounded]
aio::task<> produce_unbounded(stage& on, line& to) {
    pace making(on, on[produce]);
    for (co_await making.next(); to.is_open(); co_await making.next()) {
        co_await to.queue.put(to.make());  // never waits: there is always room
        to.note_depth();
    }
}
// [end]

// [bounded, put-not-awaited]
aio::task<> put(line& to) {
    try {
        co_await to.queue.put(to.make());  // waits while the queue is full
        to.note_depth();
    } catch (const aio::queue_closed&) {
        to.keep_in_hand();
    }
}
// [end]

// [bounded]
aio::task<> produce_bounded(stage& on, line& to) {
    pace making(on, on[produce]);
    for (co_await making.next(); to.is_open(); co_await making.next()) {
        co_await put(to);  // the consumer's pace is the producer's
    }
}
// [end]

// [bounded-model]
// A token for each place in the queue, and one for the consumer. An item is the moment when it was
// made, and a coroutine that waits for them.
class modelled_line : public account {
public:
    explicit modelled_line(stage& on)
        : account(on),
          places(static_cast<std::size_t>(on[capacity])),
          law(on, on[run_for]),
          capacity_(places.free()),
          takes_(on[consume]),
          is_drawn_(on[run_for] / std::max(on[produce], takes_) <= 1000) {}

    aio::semaphore places;
    aio::semaphore consumer{1};
    littles_law law;

    duration make() {
        count_made();
        return on_.now();
    }
    void note_depth() { count_depth(capacity_ - places.free()); }

    /// The consumer has its token and takes an item.
    aio::task<> consume_one(duration made) {
        std::optional<open_span> shown;
        if (is_drawn_) shown.emplace(on_.span("consumer", "consumes"));
        free_ = std::max(free_, made) + takes_;
        co_await aio::sleep_until(on_.start() + free_);
        count_consumed(on_.now() - made);
        law.stayed(on_.now() - made);
    }

    /// It takes none any more.
    void keep(duration made) {
        keep_in_hand();
        law.stayed(on_.now() - made);
    }

    void report() {
        account::report(0);
        law.report(inside());
    }

private:
    const std::size_t capacity_;
    const duration takes_;
    const bool is_drawn_;
    duration free_{};  // when the consumer is, or will be
};

aio::task<> pass(modelled_line& through, duration made, aio::semaphore::permit place) {
    const auto turn = co_await through.consumer.acquire();
    {
        const auto given_back = std::move(place);
    }
    if (through.is_open()) {
        co_await through.consume_one(made);
    } else {
        through.keep(made);
    }
}

aio::task<> bounded_model(stage& on) {
    modelled_line between(on);
    co_await aio::with_task_group([&](aio::task_group& items) -> aio::task<> {
        items.spawn(between.law.watch([&] { return between.inside(); }));
        pace making(on, on[produce]);
        for (co_await making.next(); between.is_open(); co_await making.next()) {
            const duration made = between.make();
            auto place = co_await between.places.acquire();  // as a put waits for room
            between.note_depth();
            items.spawn(pass(between, made, std::move(place)));
        }
    });
    between.report();
}
// [end]

// [drop-newest]
bool put_if_room(line& to) {
    const bool has_room = to.queue.try_put(to.make());
    if (!has_room) to.drop();
    to.note_depth();
    return has_room;
}

aio::task<> produce_dropping_newest(stage& on, line& to) {
    pace making(on, on[produce]);
    for (co_await making.next(); to.is_open(); co_await making.next()) {
        put_if_room(to);
    }
}
// [end]

// [drop-oldest]
bool put_over_oldest(line& to) {
    const bool has_dropped = !to.queue.put_over_oldest(to.make()).empty();
    if (has_dropped) to.drop();
    to.note_depth();
    return has_dropped;
}

aio::task<> produce_dropping_oldest(stage& on, line& to) {
    pace making(on, on[produce]);
    for (co_await making.next(); to.is_open(); co_await making.next()) {
        put_over_oldest(to);
    }
}
// [end]

// [regulated]
aio::task<> produce_regulated(stage& on, line& to) {
    rate_limiter allowed(on, std::max(on[produce], on[consume]));  // what the consumer can take
    for (co_await allowed.next(); to.is_open(); co_await allowed.next()) {
        co_await to.queue.put(to.make());
        to.note_depth();
    }
}
// [end]

// [put-not-awaited]
aio::task<> produce_without_awaiting(stage& on, line& to) {
    co_await aio::with_task_group([&](aio::task_group& puts) -> aio::task<> {
        pace making(on, on[produce]);
        for (co_await making.next(); to.is_open(); co_await making.next()) {
            puts.spawn(put(to));  // the queue is bounded, the tasks before it are not
        }
    });
}
// [end]

// The consumer of every side: it begins an item when there is one and the one before is done.
aio::task<> consume_from(stage& on, line& from) {
    aio::time_point free = on.start();
    while (from.is_open()) {
        const auto next = co_await from.queue.get();
        if (!next) break;
        const auto shown = on.span("consumer", "consumes");
        free = std::max(free, on.start() + next->made()) + on[consume];
        co_await aio::sleep_until(free);
        from.consume(*next);
    }
    from.queue.close();
}

aio::task<> watch(stage& on, line& l) {
    constexpr int samples = 100;
    const auto before = on.memory_kb();
    for (int i = 0; i <= samples; ++i) {
        co_await aio::sleep_until(on.start() + i * on[run_for] / samples);
        on.sample("queue depth", static_cast<double>(l.queue.size()));
        const auto now = on.memory_kb();
        if (!before || !now) continue;
        on.sample("memory", *now);
        on.metric("memory_growth_kb", *now - *before);
    }
}

aio::task<> close_after(aio::task<> producer, line& to) {
    co_await std::move(producer);
    to.queue.close();
}

using producer = aio::task<> (*)(stage&, line&);

template <producer produce_into, bool is_bounded>
aio::task<> side_with(stage& on) {
    line between(on,
                 is_bounded ? static_cast<std::size_t>(on[capacity]) : aio::queue<item>::unbounded);
    co_await aio::gather(close_after(produce_into(on, between), between), consume_from(on, between),
                         watch(on, between));
    between.report();
}

// For people to type at: each line is an item, and is told what becomes of it.
constexpr std::size_t most_items = 10'000;  // also of a queue without a limit

using offer = aio::task<std::string_view> (*)(line&, rate_limiter&, loop_client&);

aio::task<std::string_view> offer_waiting(line& to, rate_limiter&, loop_client& from) {
    if (to.queue.is_full()) {
        from.tell("waits: the queue is full");
        co_await from.write("the queue is full: you wait\n");
    }
    co_await put(to);
    co_return "accepted";
}

aio::task<std::string_view> offer_if_room(line& to, rate_limiter&, loop_client&) {
    co_return put_if_room(to) ? "accepted" : "dropped: the queue is full";
}

aio::task<std::string_view> offer_over_oldest(line& to, rate_limiter&, loop_client&) {
    co_return put_over_oldest(to) ? "accepted, and the oldest was dropped for it" : "accepted";
}

aio::task<std::string_view> offer_at_pace(line& to, rate_limiter& allowed, loop_client& from) {
    from.tell("waits for its turn");
    co_await allowed.next();
    co_return co_await offer_waiting(to, allowed, from);
}

template <offer offer_one>
aio::task<> take_lines(line& to, rate_limiter& allowed, loop_client from) {
    while (const auto typed = co_await from.read_line()) {
        std::string became = "refused: even this queue ends somewhere";
        if (to.queue.size() < most_items) became = co_await offer_one(to, allowed, from);
        became += fmt::format("; {} in the queue", to.queue.size());
        from.settle(became);
        co_await from.write(became + "\n");
    }
}

template <offer offer_one>
aio::task<> admit_people(line& to, rate_limiter& allowed, loop_listener& at) {
    co_await aio::with_task_group([&](aio::task_group& people) -> aio::task<> {
        for (;;) {
            loop_client client = co_await at.accept();
            people.spawn(take_lines<offer_one>(to, allowed, std::move(client)));
        }
    });
}

template <offer offer_one, bool is_bounded>
aio::task<> serve_people(stage& on) {
    line between(on,
                 is_bounded ? static_cast<std::size_t>(on[capacity]) : aio::queue<item>::unbounded);
    rate_limiter allowed(on, on[consume]);
    loop_listener port(on);
    on.ready({port.port()});
    co_await aio::gather(consume_from(on, between),
                         admit_people<offer_one>(between, allowed, port));
}

// How many more are made than consumed in a second, as a share of what is made.
double surplus(const side_view& side) {
    return 1 - seconds(side[produce]).count() / seconds(side[consume]).count();
}

finding cannot_say_unless_faster() {
    return cannot_say("the producer is hardly faster than the consumer here");
}

finding accounts_for_every_item(const side_view& side) {
    return exactly(side.counted("made"),
                   side.counted("consumed") + side.counted("dropped") + side.counted("left"));
}

finding stays_short_without_bound(const side_view& side) {
    const bool is_real = side.chosen().clock == clock_kind::real;
    if (is_real && side[consume] < 1ms) {
        return cannot_say("the timers of this machine are too coarse for such short waits");
    }
    return at_most(side.counted("peak_depth"), side[capacity]);
}

// The longest time from one sample to the next: the whole side stood still meanwhile.
double longest_gap_s(const series& of) {
    double longest = 0;
    for (std::size_t i = 1; i < of.points.size(); ++i) {
        longest = std::max(longest, of.points[i].first - of.points[i - 1].first);
    }
    return longest;
}

finding depth_grows(const side_view& side) {
    if (surplus(side) < 0.5) return cannot_say_unless_faster();
    const series& depth = side.find_series("queue depth");
    const double half_s = seconds(side[run_for]).count() / 2;
    // Not the last sample: that may be from before the end, when the machine was late.
    const double at_half = std::max(1.0, depth.value_at(half_s));
    finding found = at_least_factor(side.metric("left") / at_half, 1.5);
    const double gap_s = longest_gap_s(depth);
    if (found.holds() || gap_s < half_s / 5) return found;
    return cannot_say(fmt::format("the machine let it stand still for {}", show_seconds(gap_s)));
}

finding age_grows(const side_view& side) {
    if (surplus(side) < 0.5) return cannot_say_unless_faster();
    return at_least(side.time("age_last_s"), 0.8 * surplus(side) * seconds(side[run_for]));
}

finding memory_grows(const side_view& side) {
    if (surplus(side) < 0.5) return cannot_say_unless_faster();
    const double content = side.metric("left") * static_cast<double>(side[item_kb]);
    return at_least_kilobytes(side.metric("memory_growth_kb"), 0.5 * content);
}

finding producer_is_held_back(const side_view& side) {
    return at_most(side.counted("made"), side.counted("consumed") + side[capacity] + 1);
}

finding is_fresher_than_dropping_newest(const side_view& side) {
    if (surplus(side) < 0.5 || side[capacity] < 4) return cannot_say_unless_faster();
    return at_most(side.time("age_median_s"),
                   0.5 * side.beside("drop-newest").time("age_median_s"));
}

// What a model may be asked for ends somewhere, too.
std::string reject(const settings& chosen) {
    constexpr integer most_modelled = 50'000'000;
    const integer items = chosen[run_for] / std::max(chosen[produce], chosen[consume]);
    if (items <= most_modelled) return {};
    return fmt::format("--for has time for {} items: {} are the most", items, most_modelled);
}

std::vector<side> sides() {
    return {
        {.name = "unbounded",
         .about = "a queue without a limit",
         .run = side_with<produce_unbounded, false>,
         .ideal = run_for,
         .serve = serve_people<offer_waiting, false>},
        {.name = "bounded",
         .about = "put waits while the queue is full",
         .run = side_with<produce_bounded, true>,
         .ideal = run_for,
         .serve = serve_people<offer_waiting, true>},
        {.name = "bounded-model",
         .about = "a model of bounded: semaphores, and coroutines",
         .run = bounded_model,
         .ideal = run_for,
         .model_of = "bounded"},
        {.name = "drop-newest",
         .about = "what finds no room is dropped",
         .run = side_with<produce_dropping_newest, true>,
         .ideal = run_for,
         .serve = serve_people<offer_if_room, true>},
        {.name = "drop-oldest",
         .about = "the oldest makes room",
         .run = side_with<produce_dropping_oldest, true>,
         .ideal = run_for,
         .serve = serve_people<offer_over_oldest, true>},
        {.name = "regulated",
         .about = "a rate limiter slows the producer",
         .run = side_with<produce_regulated, false>,
         .ideal = run_for,
         .serve = serve_people<offer_at_pace, false>},
        {.name = "put-not-awaited",
         .about = "bounded, but nobody awaits the put",
         .run = side_with<produce_without_awaiting, true>,
         .ideal = run_for,
         .mistake_for = "bounded"},
    };
}

std::vector<claim> claims() {
    return {
        {every_side, "accounts for every item: made = consumed + dropped + left",
         accounts_for_every_item},
        {"unbounded", "fills its queue as long as it runs", depth_grows},
        {"unbounded", "hands over ever older items", age_grows},
        {"unbounded", "fills the memory with what is left", memory_grows},
        {"bounded", "never holds more than its capacity", count_of("peak_depth") <= capacity},
        {"bounded", "loses nothing", count_of("dropped") == 0},
        {"bounded", "slows the producer to the consumer's pace", producer_is_held_back},
        {"bounded-model", "gives the median age of the measured queue, to a twentieth",
         agrees_with("bounded", {"age_median_s"}, 0.05)},
        {"bounded-model", "keeps Little's law: inside is what comes in times how long it stays",
         keeps_littles_law(0.05)},
        {"drop-newest", "never holds more than its capacity", count_of("peak_depth") <= capacity},
        {"drop-oldest", "never holds more than its capacity", count_of("peak_depth") <= capacity},
        {"drop-oldest", "hands over fresher items than drop-newest",
         is_fresher_than_dropping_newest},
        {"regulated", "needs no bound to stay below it", stays_short_without_bound},
        {"regulated", "loses nothing", count_of("dropped") == 0},
    };
}

duration full_queue(const settings& chosen) { return chosen[capacity] * chosen[consume]; }

// With the item whose producer waits for room, and the one that is being consumed.
duration full_queue_and_two(const settings& chosen) {
    return (chosen[capacity] + 2) * chosen[consume];
}

// What is consumed at the end was made when as much had been made as is consumed by now.
duration since_it_was_made(const settings& chosen) {
    const double share = seconds(chosen[produce]) / seconds(chosen[consume]);
    return std::chrono::round<duration>(seconds(chosen[run_for]) * std::max(0.0, 1 - share));
}

std::vector<prediction_prompt> prompts() {
    return {
        {"unbounded", {{"consume", consume}, {"full-queue", full_queue}}},
        {"bounded",
         {{"since-it-was-made", since_it_was_made}, {"consume", consume}},
         full_queue_and_two},
        {"bounded-model",
         {{"since-it-was-made", since_it_was_made}, {"consume", consume}},
         full_queue_and_two},
        {"drop-newest", {{"since-it-was-made", since_it_was_made}, {"consume", consume}}},
        {"drop-oldest", {{"full-queue", full_queue}, {"since-it-was-made", since_it_was_made}}},
        {"regulated", {{"full-queue", full_queue}, {"since-it-was-made", since_it_was_made}}},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "backpressure",
        .parameters = {produce, consume, capacity, run_for, item_kb},
        .reject = reject,
        .sides = sides(),
        .claims = claims(),
        .columns = {{"made", "made"},
                    {"consumed", "consumed"},
                    {"dropped", "dropped"},
                    {"left", "left"},
                    {"peak_depth", "deepest"},
                    {"age_median_s", "median age"},
                    {"age_last_s", "last age"},
                    {"memory_growth_kb", "grown by"},
                    {"inside_mean", "inside"},
                    {"inside_by_littles_law", "by Little's law"}},
        .prediction = {.measure = time_of("age_last_s"), .prompts = prompts()},
        .serve = {.side = "bounded",
                  .parameters = {"consume", "capacity"},
                  .values = {{"consume", 3}, {"capacity", 5}, {"for", 1e9}, {"item-kb", 1}}},
    };
}

}  // namespace asyncdemo::lessons::backpressure
