#include "lessons/event-loop/sides.hpp"

#include <sys/select.h>

#include <deque>

#include "aio/first_of.hpp"
#include "aio/gather.hpp"
#include "aio/io/pipe.hpp"
#include "aio/sleep.hpp"
#include "lessons/event-loop/bell.hpp"
#include "lessons/event-loop/item_exchange.hpp"
#include "lessons/event-loop/waiting_callbacks.hpp"

namespace asyncdemo::lessons::event_loop {

// [deque, select, newest-first]
struct deque_loop {
    static constexpr auto in_silence = "keeps asking";
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
    // Only knows callbacks that are ready: one that waits has to be ready, too, and keep asking.
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
    item_exchange work(on, on[actions], Loop::in_silence);
    bell door;
    loop.call_at(on.start() + on[silence], [&] { door.ring(); });
    loop.call_when_readable(door.fd(), [&] {
        for (item_actor* one : {&work.consumer, &work.a, &work.b}) keep_acting(loop, *one);
    });
    loop.run();
}
// [end]

// [deque]
void with_deque(stage& on) { with<deque_loop>(on); }
// [end]

// [newest-first]
struct stack_loop : deque_loop {
    void call_soon(callback next) { ready.push_front(std::move(next)); }  // before the others
};

void with_stack(stage& on) { with<stack_loop>(on); }
// [end]

// [select]
struct select_loop : deque_loop, waiting_callbacks {
    using waiting_callbacks::call_at, waiting_callbacks::call_when_readable;
    static constexpr auto in_silence = "waits";
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

void with_select(stage& on) { with<select_loop>(on); }
// [end]

// [libuv]
aio::task<> keep_acting(item_actor& one) {
    while (one.act()) co_await aio::yield();  // after the others
}

aio::task<> on_libuv(stage& on) {
    item_exchange work(on, on[actions], "waits");
    aio::pipe door;
    co_await aio::sleep(on[silence]);
    co_await door.input().write("!");
    co_await aio::read_all(door.output(), 1);
    auto acting = aio::gather(keep_acting(work.consumer), keep_acting(work.a), keep_acting(work.b));
    auto next_ring = aio::read_all(door.output(), 1);  // like a server that goes on listening
    co_await aio::first_of(std::move(acting), std::move(next_ring));
}
// [end]

}  // namespace asyncdemo::lessons::event_loop
