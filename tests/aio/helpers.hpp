// What the tests of the runtime share.
#pragma once

#include <doctest/doctest.h>

#include <chrono>
#include <exception>
#include <stdexcept>
#include <string>

#include "aio/run.hpp"
#include "aio/sleep.hpp"

namespace test {

using namespace std::chrono_literals;

/// Runs the coroutine `body()` on a virtual clock: no test waits for real time where time matters.
template <class Body>
auto in_virtual_time(Body body) {
    aio::virtual_clock time;
    return aio::run(body(), time);
}

/// Runs the coroutine `body()` on the machine's clock, for what needs the outside.
template <class Body>
auto in_real_time(Body body) {
    return aio::run(body());
}

/// What has passed on the virtual clock, which starts at zero.
inline aio::duration elapsed() { return aio::loop::current().now().time_since_epoch(); }

/// Awaits what `wait()` returns, and tells whether that threw an `Exception`.
template <class Exception, class Wait>
aio::task<bool> throws(Wait wait) {
    try {
        static_cast<void>(co_await wait());
    } catch (const Exception&) {
        co_return true;
    }
    co_return false;
}

/// Awaits what `wait()` returns, and gives the text of what it threw.
template <class Wait>
aio::task<std::string> failure_of(Wait wait) {
    try {
        static_cast<void>(co_await wait());
    } catch (const std::exception& e) {
        co_return e.what();
    }
    co_return "no failure";
}

/// Waits for `d`.
inline aio::task<> take(aio::duration d) { co_await aio::sleep(d); }

/// Lets the others run once, and gives `value`.
inline aio::task<int> give(int value) {
    co_await aio::yield();
    co_return value;
}

/// Waits for `d`, and gives `value`.
template <class T>
aio::task<T> give_after(aio::duration d, T value) {
    co_await aio::sleep(d);
    co_return value;
}

/// Waits for `d`, and throws a `std::runtime_error` of that text.
template <class T = void>
aio::task<T> throw_after(aio::duration d, const char* text) {
    co_await aio::sleep(d);
    throw std::runtime_error(text);
}

/// Waits until it is cancelled, and throws a `std::runtime_error` of that text instead of
/// `cancelled`.
template <class T = void>
aio::task<T> fail_when_cancelled(const char* text) {
    co_await throws<aio::cancelled>([] { return aio::sleep(std::chrono::hours(1)); });
    throw std::runtime_error(text);
}

/// Counts the objects that are alive: `of` is zero when each was destroyed exactly once.
class counted {
public:
    explicit counted(int& of) noexcept : of_(of) { ++of_; }
    counted(const counted& other) noexcept : of_(other.of_) { ++of_; }
    counted& operator=(const counted&) = delete;
    ~counted() { --of_; }

private:
    int& of_;
};

}  // namespace test
