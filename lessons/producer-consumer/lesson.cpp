#include <numeric>

#include "aio/gather.hpp"
#include "aio/queue.hpp"
#include "aio/sleep.hpp"
#include "lesson/random.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::producer_consumer {
namespace {

constexpr parameter<integer> items{"items", 20, 1, 1000, "items that a producer makes"};
constexpr parameter<duration> produce_min{"produce-min", 50ms, 1ms, 10s, "the least to make one"};
constexpr parameter<duration> produce_max{"produce-max", 150ms, 1ms, 10s, "the most to make one"};
constexpr parameter<duration> process{"process", 50ms, 1ms, 10s, "the time to process one"};

// Each of many short waits in a row may be a little late: a wider margin than for a single one.

struct item {
    integer value;
    duration made;
};

/// How long a producer takes for each of its items: drawn, but the same on every side.
std::vector<duration> production_times(const settings& chosen, int producer) {
    std::mt19937_64 random = random_stream(chosen, static_cast<std::uint64_t>(producer));
    std::vector<duration> times;
    for (integer i = 0; i < chosen[items]; ++i) {
        times.push_back(draw_between(random, chosen[produce_min], chosen[produce_max]));
    }
    return times;
}

/// What became of the items.
class ledger {
public:
    explicit ledger(stage& on) : on_(on) {}

    void processed(const item& i, duration taken) {
        const duration now = on_.now();
        on_.row({{"item", i.value},
                 {"square", i.value * i.value},
                 {"made_s", i.made},
                 {"taken_s", taken},
                 {"processed_s", now},
                 {"age_s", now - i.made}});
        ages_.push_back(now - i.made);
        longest_wait_ = std::max(longest_wait_, taken - i.made);
    }

    void report() {
        on_.metric("processed", ages_.size());
        on_.metric("age_first_s", ages_.front());
        on_.metric("age_last_s", ages_.back());
        on_.metric("wait_max_s", longest_wait_);
        on_.percentiles("age", ages_);
    }

private:
    stage& on_;
    std::vector<duration> ages_;
    duration longest_wait_{};
};

// [synchronous]
void synchronous(stage& on) {
    std::vector<item> made;
    for (const duration time : production_times(on.chosen(), 0)) {
        const auto shown = on.span("producer", "makes");
        on.block_for(time);
        made.push_back({static_cast<integer>(made.size()), on.now()});
    }
    ledger results(on);
    for (const item& i : made) {
        const auto shown = on.span("consumer", "squares");
        const duration taken = on.now();
        on.block_for(on[process]);
        results.processed(i, taken);
    }
    results.report();
}
// [end]

// [queue, two-producers]
aio::task<> produce(stage& on, aio::queue<item>& to, int producer) {
    const std::string lane = fmt::format("producer {}", producer + 1);
    integer value = 0;
    for (const duration time : production_times(on.chosen(), producer)) {
        const auto shown = on.span(lane, "makes");
        co_await aio::sleep(time);
        co_await to.put({value++, on.now()});
    }
}

aio::task<> consume(stage& on, aio::queue<item>& from) {
    ledger results(on);
    while (const auto next = co_await from.get()) {  // waits until there is one
        const auto shown = on.span("consumer", "squares");
        const duration taken = on.now();
        co_await aio::sleep(on[process]);
        results.processed(*next, taken);
    }
    results.report();
}
// [end]

// [queue]
aio::task<> produce_all(stage& on, aio::queue<item>& to) {
    co_await produce(on, to, 0);
    to.close();
}

aio::task<> with_queue(stage& on) {
    aio::queue<item> between;
    co_await aio::gather(produce_all(on, between), consume(on, between));
}
// [end]

// [two-producers]
aio::task<> produce_all_twice(stage& on, aio::queue<item>& to) {
    co_await aio::gather(produce(on, to, 0), produce(on, to, 1));
    to.close();
}

aio::task<> with_two_producers(stage& on) {
    aio::queue<item> between;
    co_await aio::gather(produce_all_twice(on, between), consume(on, between));
}
// [end]

// [blocking-producer]
aio::task<> produce_blocking(stage& on, aio::queue<item>& to) {
    integer value = 0;
    for (const duration time : production_times(on.chosen(), 0)) {
        const auto shown = on.span("producer 1", "makes");
        on.block_for(time);                    // holds the only thread,
        co_await to.put({value++, on.now()});  // and there is room, so this never waits
    }
    to.close();
}

aio::task<> with_blocking_producer(stage& on) {
    aio::queue<item> between;
    co_await aio::gather(produce_blocking(on, between), consume(on, between));
}
// [end]

duration production(const settings& chosen) {
    const auto times = production_times(chosen, 0);
    return std::accumulate(times.begin(), times.end(), duration{});
}

duration one_after_the_other(const settings& chosen) {
    return production(chosen) + chosen[items] * chosen[process];
}

// A consumer begins an item when it is made and the one before is done (Lindley's recursion).
duration beside_each_other(const settings& chosen, int producers) {
    std::vector<duration> made;
    for (int p = 0; p < producers; ++p) {
        duration at{};
        for (const duration time : production_times(chosen, p)) made.push_back(at += time);
    }
    std::sort(made.begin(), made.end());
    duration done{};
    for (const duration at : made) done = std::max(done, at) + chosen[process];
    return done;
}

duration with_one(const settings& chosen) { return beside_each_other(chosen, 1); }
duration with_two(const settings& chosen) { return beside_each_other(chosen, 2); }
integer twice_the_items(const settings& chosen) { return 2 * chosen[items]; }

// There are many waits, and each is a little late; but all together not by half of what the sum is
// more, unless that is next to nothing.
template <duration (*together)(const settings&), int producers>
duration clearly_less_than_sum(const settings& chosen) {
    const duration ideal = together(chosen);
    return std::max(ideal * 5 / 4, (ideal + producers * one_after_the_other(chosen)) / 2);
}

std::string reject(const settings& chosen) {
    if (chosen[produce_min] <= chosen[produce_max]) return "";
    return "--produce-min is more than --produce-max";
}

finding processes_after_the_last_is_made(const side_view& side) {
    double last_made = 0;
    double first_taken = 1e9;
    for (const row& i : side.rows()) {
        last_made = std::max(last_made, number(i, "made_s"));
        first_taken = std::min(first_taken, number(i, "taken_s"));
    }
    return at_least(seconds(first_taken), seconds(last_made));
}

finding ages_exceed_time_left_to_produce(const side_view& side) {
    const double last_made = number(side.rows().back(), "made_s");
    integer younger = 0;
    for (const row& i : side.rows()) {
        if (number(i, "age_s") <= last_made - number(i, "made_s")) ++younger;
    }
    return exactly(younger, 0);
}

finding takes_each_item_soon(const side_view& side) {
    if (side[process] > side[produce_min]) {
        return cannot_say("the consumer can be slower than the producer here: see backpressure");
    }
    return at_most(side.time("wait_max_s"), side[produce_max] + side[process]);
}

std::vector<side> sides() {
    return {
        {"synchronous", "makes all, then processes all", synchronous, one_after_the_other},
        {"queue", "two tasks around a queue", with_queue, with_one},
        {"two-producers", "twice the items, the same consumer", with_two_producers, with_two},
        mistake_for("queue", {"blocking-producer", "a queue, but the producer blocks",
                              with_blocking_producer, one_after_the_other}),
    };
}

std::vector<claim> claims() {
    return {
        {"synchronous", "processes nothing before everything is made",
         processes_after_the_last_is_made},
        {"synchronous", "has no item younger than the time that was left to produce",
         ages_exceed_time_left_to_produce},
        {"queue", "lets no item wait longer than one production and one processing",
         takes_each_item_soon},
        {"queue", "takes as long as the slower of the two, not the sum",
         wall() <= clearly_less_than_sum<with_one, 1>},
        {"two-producers", "process twice the items", count_of("processed") == twice_the_items},
        {"two-producers", "take as long as the slowest of the three, not the sum",
         wall() <= clearly_less_than_sum<with_two, 2>},
    };
}

duration make_and_process(const settings& chosen) { return chosen[produce_max] + chosen[process]; }
duration two_items(const settings& chosen) { return 2 * chosen[process]; }

std::vector<prediction_prompt> prompts() {
    return {
        {"synchronous", {{"process", process}, {"one-after-the-other", one_after_the_other}}},
        {"queue", {{"production", production}, {"make-and-process", make_and_process}}},
        {"two-producers", {{"production", production}, {"two-items", two_items}}},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "producer-consumer",
        .parameters = {items, produce_min, produce_max, process},
        .reject = reject,
        .sides = sides(),
        .claims = claims(),
        .columns = {{"processed", "processed"},
                    {"age_first_s", "first age"},
                    {"age_last_s", "last age"},
                    {"age_median_s", "median age"},
                    {"wait_max_s", "longest wait"}},
        .prediction = {.measure = time_of("age_first_s"), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::producer_consumer
