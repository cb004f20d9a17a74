// Lesson `event-loop`: A deque of callbacks is an event loop. What do select() and libuv add to it?
#include <sys/select.h>

#include <deque>
#include <functional>
#include <map>

#include "aio/backend.hpp"
#include "aio/gather.hpp"
#include "aio/pipe.hpp"
#include "aio/queue.hpp"
#include "aio/sleep.hpp"
#include "lessons/lesson_file.hpp"
#include "stage/bell.hpp"
#include "stage/item_account.hpp"
#include "stage/timeval.hpp"

namespace asyncdemo::lessons {
namespace {

constexpr parameter<integer> actions{"actions", 500'000, 4, 5'000'000, "items that change hands"};
constexpr parameter<duration> silence{"silence", 300ms, 20ms, 10s, "the time until the bell rings"};

// [deque, select, newest-first]
using callback = std::function<void()>;

class deque_loop {
public:
    void call_soon(callback next) { ready_.push_back(std::move(next)); }

    void run() {
        while (!ready_.empty()) run_ready();
    }

protected:
    void run_ready() {  // what they add is for the next round
        for (auto count = ready_.size(); count > 0; --count) {
            const callback next = std::move(ready_.front());
            ready_.pop_front();
            next();
        }
    }

    std::deque<callback> ready_;
};
// [end]

// [select]
class select_loop : public deque_loop {
public:
    void call_at(aio::time_point t, callback next) { timers_.emplace(t, std::move(next)); }
    void when_readable(int fd, callback next) { readers_[fd] = std::move(next); }

    void run_until(const std::function<bool()>& is_done) {
        while (!is_done()) {
            look_outside();
            run_ready();
        }
    }

private:
    void look_outside() {
        fd_set readable;
        FD_ZERO(&readable);
        for (const auto& [fd, next] : readers_) FD_SET(fd, &readable);
        timeval patience = to_timeval(time_to_sleep());
        require(::select(FD_SETSIZE, &readable, nullptr, nullptr, &patience), "select");
        for (const auto& [fd, next] : readers_) {
            if (FD_ISSET(fd, &readable)) call_soon(next);
        }
        while (!timers_.empty() && timers_.begin()->first <= clock::now()) {
            call_soon(timers_.extract(timers_.begin()).mapped());
        }
    }

    duration time_to_sleep() const {
        if (!ready_.empty()) return 0s;   // somebody wants to run
        if (timers_.empty()) return 24h;  // only a descriptor can wake us
        return std::max<duration>(timers_.begin()->first - clock::now(), 0s);
    }

    using clock = std::chrono::steady_clock;
    std::multimap<aio::time_point, callback> timers_;
    std::map<int, callback> readers_;
};
// [end]

// [newest-first]
class stack_loop : public deque_loop {
public:
    void call_soon(callback next) { ready_.push_front(std::move(next)); }  // before the others
};
// [end]

// [deque, select, newest-first]
template <class Loop>
struct exchange {
    Loop& loop;
    item_account& account;
    std::deque<integer> between = {};

    void begin() {
        account.begin();
        loop.call_soon([this] { consume(); });
        loop.call_soon([this] { produce(1); });
        loop.call_soon([this] { produce(2); });
    }
    void produce(integer item) {
        if (item > account.expected()) return;
        account.put(item);
        between.push_back(item);
        loop.call_soon([this, item] { produce(item + 2); });  // the others come first
    }
    void consume() {
        if (account.is_complete()) return;
        if (!between.empty()) {
            account.take(between.front());
            between.pop_front();
        }
        loop.call_soon([this] { consume(); });
    }
};
// [end]

// [deque, newest-first]
void begin_at_bell(stage& on, auto& loop, auto& work) {
    if (on.now() >= on[silence]) return work.begin();
    loop.call_soon([&] { begin_at_bell(on, loop, work); });  // to ask again
}

template <class Loop>
void with_deque(stage& on) {
    Loop loop;
    item_account account(on, on[actions]);
    exchange<Loop> work{loop, account};
    begin_at_bell(on, loop, work);
    loop.run();
}
// [end]

// [select]
void with_select(stage& on) {
    select_loop loop;
    item_account account(on, on[actions]);
    exchange<select_loop> work{loop, account};
    bell door;
    loop.call_at(on.start() + on[silence], [&] { door.ring(); });
    loop.when_readable(door.fd(), [&] {
        door.hear();
        work.begin();
    });
    loop.run_until([&] { return account.is_complete(); });
}
// [end]

// [libuv]
aio::task<> ring(stage& on, aio::stream& door) {
    co_await aio::sleep(on[silence]);
    co_await door.write("!");
}

aio::task<> produce(item_account& account, aio::queue<integer>& to, integer first) {
    for (integer item = first; item <= account.expected(); item += 2) {
        account.put(item);
        co_await to.put(item);
        co_await aio::yield();  // the others come first
    }
}

aio::task<> consume(item_account& account, aio::queue<integer>& from) {
    while (!account.is_complete()) {
        if (const auto item = co_await from.get()) account.take(*item);
        co_await aio::yield();
    }
}

aio::task<> on_libuv(stage& on) {
    item_account account(on, on[actions]);
    aio::queue<integer> between;
    aio::pipe door;
    co_await aio::gather(ring(on, door.input()), aio::read_all(door.output(), 1));
    account.begin();
    co_await aio::gather(consume(account, between), produce(account, between, 1),
                         produce(account, between, 2));
}
// [end]

duration until_bell(const settings& chosen) { return chosen[silence]; }
duration a_tenth(const settings& chosen) { return chosen[silence] / 10; }
duration nothing(const settings&) { return duration{}; }

std::vector<side> sides() {
    static const std::string ours = fmt::format("coroutines on libuv, with {}", aio::backend);
    return {
        {"deque", "callbacks in a deque", with_deque<deque_loop>, until_bell, "processor cycles"},
        {"select", "the same, with timers and select()", with_select, until_bell, "pipes"},
        {"libuv", ours, on_libuv, until_bell, "pipes"},
        mistake_for("deque", {"newest-first", "a deque, but used as a stack",
                              with_deque<stack_loop>, until_bell, "processor cycles"}),
    };
}

finding takes_longer_than_deque(const side_view& side) {
    if (side[actions] < 100'000) return cannot_say("so few actions take too little time");
    return (ratio_to("deque", "acting_cpu_s") >= 1)(side);
}

std::vector<claim> claims() {
    return {
        {every_side, "lets A, B and the consumer take turns",
         happens_in_order({"A puts 1", "B puts 2", "consumer takes 1", "A puts 3", "B puts 4",
                           "consumer takes 2"})},
        {every_side, "takes every item once, and in its turn", count_of("in_turn") == actions},
        {every_side, "needs one thread", threads() == 1},
        {"deque", "can't sleep: it asks for the time until the bell rings",
         time_of("waiting_cpu_s") >= times(0.05, until_bell)},
        {"select", "sleeps until a timer or a descriptor wakes it",
         time_of("waiting_cpu_s") <= times(0.05, until_bell)},
        {"select", "adds no speed: it asks the system in each round", takes_longer_than_deque},
        {"libuv", "sleeps as well", time_of("waiting_cpu_s") <= times(0.05, until_bell)},
        {"libuv", "adds no speed either", takes_longer_than_deque},
    };
}

std::vector<prediction_prompt> prompts() {
    const std::vector<typical_answer> of_sleepers{
        {until_bell, "is what the deque needs, for it has to ask again and again"},
        {a_tenth, "would be right if it woke up now and then to look: the system wakes it"}};
    return {
        {"deque",
         "A deque knows only who is ready, so whoever waits has to be ready, and ask for the time.",
         {{nothing, "would be right if it could sleep: but nobody would wake it"}}},
        {"select", "The system puts it to sleep until the bell can be heard.", of_sleepers},
        {"libuv", "It sleeps in one call of the system, as select does.", of_sleepers},
    };
}

}  // namespace

lesson event_loop() {
    return {
        .name = "event-loop",
        .part = 2,
        .question =
            "A deque of callbacks runs 500 000 small actions in turn: an event loop. What do "
            "select() and libuv add to it: speed?",
        .parameters = {actions, silence},
        .order = sides_run::one_after_the_other,
        .sides = sides(),
        .claims = claims(),
        .columns = {{"waiting_cpu_s", "CPU while waiting"},
                    {"actions_per_s", "actions a second"},
                    {"taken", "taken"},
                    {"in_turn", "in turn"}},
        .shows_order = true,
        .prediction = {.asks = "For how long does it use the processor until the bell rings?",
                       .measure = time_of("waiting_cpu_s"),
                       .prompts = prompts()},
        .conclusion =
            "Actions a second: {deque.actions_per_s} on the deque, {select.actions_per_s} with "
            "select, "
            "{libuv.actions_per_s} on libuv. Quoted, not measured: 500 000 took 16.2 s on Python's "
            "standard loop and 11.3 s on uvloop.",
        .tries = {"event-loop --silence 2s", "event-loop --mistake",
                  "code event-loop --side select"},
    };
}

}  // namespace asyncdemo::lessons
