#include <sys/select.h>

#include <deque>

#include "aio/first_of.hpp"
#include "aio/gather.hpp"
#include "aio/io/backend.hpp"
#include "aio/io/pipe.hpp"
#include "aio/sleep.hpp"
#include "lessons/lesson_file.hpp"
#include "stage/bell.hpp"
#include "stage/item_exchange.hpp"
#include "stage/waiting_callbacks.hpp"

namespace asyncdemo::lessons::event_loop {
namespace {

constexpr parameter<integer> actions{"actions", 500'000, 100'000, 5'000'000, "items handed over"};
constexpr parameter<duration> silence{"silence", 300ms, 20ms, 10s, "the time until the bell rings"};

// [deque, select, newest-first]
struct deque_loop {
    std::deque<callback> ready = {};
    void call_soon(callback next) { ready.push_back(std::move(next)); }  // after the others
    void run_next() {
        const callback next = std::move(ready.front());
        ready.pop_front();
        next();
    }
    void run() {
        while (!ready.empty()) run_next();
    }
    // Knows only who is ready: whoever waits has to be ready as well, and ask again and again.
    void call_at(aio::time_point t, const callback& next) {
        call_soon([this, t, next] { aio::real_clock().now() < t ? call_at(t, next) : next(); });
    }
    void call_when_readable(int fd, const callback& next) {
        call_soon([this, fd, next] { is_readable(fd) ? next() : call_when_readable(fd, next); });
    }
};

void keep_acting(auto& loop, item_actor& one) {
    if (one.act()) loop.call_soon([&] { keep_acting(loop, one); });  // after the others
}

template <class Loop>
void with(stage& on) {
    Loop loop;
    item_exchange work(on, on[actions]);
    bell door;
    loop.call_at(on.start() + on[silence], [&] { door.ring(); });
    loop.call_when_readable(door.fd(), [&] {
        for (item_actor* one : {&work.consumer, &work.a, &work.b}) keep_acting(loop, *one);
    });
    loop.run();
}
// [end]

// [newest-first]
struct stack_loop : deque_loop {
    void call_soon(callback next) { ready.push_front(std::move(next)); }  // before the others
};
// [end]

// [select]
struct select_loop : deque_loop, waiting_callbacks {
    using waiting_callbacks::call_at, waiting_callbacks::call_when_readable;
    void run() {
        while (!ready.empty() || is_anybody_waiting()) {
            fd_set readable = awaited_descriptors();
            timeval patience = ready.empty() ? time_to_next_timer() : timeval{};
            require(::select(FD_SETSIZE, &readable, nullptr, nullptr, &patience), "select");
            for (callback& next : take_due(readable)) call_soon(std::move(next));
            for (auto count = ready.size(); count > 0; --count) run_next();
        }
    }
};
// [end]

// [libuv]
aio::task<> keep_acting(item_actor& one) {
    while (one.act()) co_await aio::yield();  // after the others
}

aio::task<> on_libuv(stage& on) {
    item_exchange work(on, on[actions]);
    aio::pipe door;
    co_await aio::sleep(on[silence]);
    co_await door.input().write("!");
    co_await aio::read_all(door.output(), 1);
    auto acting = aio::gather(keep_acting(work.consumer), keep_acting(work.a), keep_acting(work.b));
    auto next_ring = aio::read_all(door.output(), 1);  // as a server, which goes on listening
    co_await aio::first_of(std::move(acting), std::move(next_ring));
}
// [end]

duration a_tenth(const settings& chosen) { return chosen[silence] / 10; }

std::vector<claim> claims() {
    return {
        {every_side, "lets A, B and the consumer take turns",
         happens_in_order({"A puts 1", "B puts 2", "consumer takes 1", "A puts 3", "B puts 4",
                           "consumer takes 2"})},
        {every_side, "takes every item once, and in its turn", count_of("in_turn") == actions},
        {every_side, "needs one thread", threads() == 1},
        {"deque", "can't sleep: it asks", time_of("waiting_cpu_s") >= times(0.02, silence)},
        {"select", "sleeps until a timer or a descriptor wakes it",
         time_of("waiting_cpu_s") <= times(0.05, silence)},
        {"select", "adds no speed: it asks the system", ratio_to("deque", "acting_cpu_s") >= 1},
        {"libuv", "sleeps as well", time_of("waiting_cpu_s") <= times(0.05, silence)},
        {"libuv", "adds no speed either", ratio_to("deque", "acting_cpu_s") >= 1},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"deque", {{"0s", 0s}}},
        {"select", {{"silence", silence}, {"a-tenth", a_tenth}}},
        {"libuv", {{"silence", silence}, {"a-tenth", a_tenth}}},
    };
}

}  // namespace

lesson description() {
    static const std::string ours = fmt::format("coroutines on libuv, with {}", aio::backend);
    return {
        .name = "event-loop",
        .parameters = {actions, silence},
        .order = sides_run::one_after_the_other,
        .sides = {{"deque", "callbacks in a deque", with<deque_loop>, silence, "pipes"},
                  {"select", "with timers and select()", with<select_loop>, silence, "pipes"},
                  {"libuv", ours, on_libuv, silence, "pipes"},
                  mistake_for("deque", {"newest-first", "a deque, but used as a stack",
                                        with<stack_loop>, silence, "pipes"})},
        .claims = claims(),
        .columns = {{"waiting_cpu_s", "CPU while waiting"}, {"actions_per_s", "actions a second"}},
        .shows_order = true,
        .prediction = {.measure = time_of("waiting_cpu_s"), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::event_loop
