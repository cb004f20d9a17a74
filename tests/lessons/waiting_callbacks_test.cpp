#include "lessons/event-loop/waiting_callbacks.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <stdexcept>
#include <string>

#include "lessons/event-loop/bell.hpp"

using namespace asyncdemo;
using namespace asyncdemo::lessons::event_loop;
using namespace std::chrono_literals;

namespace {

// Asks the system about all of them, and calls those who are due.
void look_outside(waiting_callbacks& waiting) {
    fd_set readable = waiting.awaited_descriptors();
    timeval no_patience{};
    require(::select(FD_SETSIZE, &readable, nullptr, nullptr, &no_patience), "select");
    for (const callback& next : waiting.take_due(readable)) next();
}

}  // namespace

TEST_CASE("timers are due at their moments, in their order, once") {
    waiting_callbacks waiting;
    std::string called;
    const auto now = std::chrono::steady_clock::now();
    waiting.call_at(now + 1h, [&] { called += "d"; });
    waiting.call_at(now - 1s, [&] { called += "b"; });
    waiting.call_at(now - 2s, [&] { called += "a"; });
    waiting.call_at(now - 1s, [&] { called += "c"; });
    look_outside(waiting);
    CHECK(called == "abc");
    look_outside(waiting);
    CHECK(called == "abc");
    CHECK(waiting.is_anybody_waiting());
}

TEST_CASE("a reader is due when there is something to read, once, and before timers") {
    waiting_callbacks waiting;
    bell silent;
    bell rung;
    std::string called;
    waiting.call_at(std::chrono::steady_clock::now(), [&] { called += "t"; });
    waiting.call_when_readable(silent.fd(), [&] { called += "s"; });
    waiting.call_when_readable(rung.fd(), [&] { called += "r"; });
    rung.ring();
    look_outside(waiting);
    look_outside(waiting);
    CHECK(called == "rt");
    silent.ring();
    look_outside(waiting);
    CHECK(called == "rts");
    CHECK_FALSE(waiting.is_anybody_waiting());
}

TEST_CASE("the next timer is the earliest; one that is over leaves no time") {
    waiting_callbacks waiting;
    CHECK(waiting.time_to_next_timer().tv_sec == 24 * 60 * 60);
    waiting.call_at(std::chrono::steady_clock::now() + 2h, [] {});
    waiting.call_at(std::chrono::steady_clock::now() + 1h, [] {});
    CHECK(waiting.time_to_next_timer().tv_sec <= 60 * 60);
    CHECK(waiting.time_to_next_timer().tv_sec > 30 * 60);
    waiting.call_at(std::chrono::steady_clock::now() - 1h, [] {});
    CHECK(waiting.time_to_next_timer().tv_sec == 0);
    CHECK(waiting.time_to_next_timer().tv_usec == 0);
}

TEST_CASE("a descriptor that select() has no room for is refused") {
    waiting_callbacks waiting;
    CHECK_THROWS_AS(waiting.call_when_readable(FD_SETSIZE, [] {}), std::runtime_error);
    CHECK_THROWS_AS(waiting.call_when_readable(-1, [] {}), std::runtime_error);
}
