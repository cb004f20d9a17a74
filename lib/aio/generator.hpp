// A coroutine that gives its values one by one: it runs only while somebody asks for the next one,
// and stands still in between. No loop and no scheduling is involved.
//
//     aio::generator<int> count_up() {
//         for (int i = 1;; ++i) co_yield i;
//     }
//     for (const int i : count_up()) {
//         if (i == 3) break;  // nobody asks for 4, so it is never made
//     }
//
// A generator can also be driven by hand, and be told something each time:
//
//     aio::generator<double, double> average() {
//         double sum = 0;
//         for (int count = 0;; ++count) {
//             const std::optional<double> sent = co_yield sum / std::max(count, 1);
//             sum += sent.value_or(0);
//         }
//     }
#pragma once

#include <coroutine>
#include <cstddef>
#include <exception>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <variant>

#include "aio/safe_parameter.hpp"

namespace aio {

template <class T, class Sent = void>
class generator;

/// What the coroutine and its caller share: the value that goes out, and the one that comes in.
template <class T, class Sent>
class generator_promise {
public:
    generator_promise() = default;
    generator_promise(const generator_promise&) = delete;
    generator_promise& operator=(const generator_promise&) = delete;

    generator<T, Sent> get_return_object() noexcept;
    std::suspend_always initial_suspend() const noexcept { return {}; }
    std::suspend_always final_suspend() const noexcept { return {}; }
    void return_void() const noexcept {}
    void unhandled_exception() noexcept { failure_ = std::current_exception(); }

    auto yield_value(T value) {
        value_.emplace(std::move(value));
        stands_at_yield_ = true;
        return handover(*this);
    }

    /// A generator gives its values when asked and waits for nothing else: there is no loop that
    /// could resume it.
    template <class Awaited>
    void await_transform(Awaited&&) = delete;

private:
    friend generator<T, Sent>;
    using message = std::conditional_t<std::is_void_v<Sent>, std::monostate, Sent>;

    // Not copyable, as every awaiter here.
    class handover {
    public:
        explicit handover(generator_promise& of) noexcept : of_(of) {}
        handover(const handover&) = delete;
        handover& operator=(const handover&) = delete;

        bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<>) const noexcept {}
        auto await_resume() const {
            if constexpr (!std::is_void_v<Sent>) return std::exchange(of_.sent_, std::nullopt);
        }

    private:
        generator_promise& of_;
    };

    std::optional<T> value_;       // empty until the first one, and after the last one
    std::optional<message> sent_;  // until it is taken
    bool stands_at_yield_ = false;
    std::exception_ptr failure_;
};

/// A coroutine that yields values of type `T`. Calling the function runs none of its body; each
/// time that its caller asks, it runs on to its next `co_yield`. Move-only; owns the frame, which
/// is one allocation, and destroys it, also in the middle of its body.
///
/// With a `Sent`, the expression `co_yield value` gives a `std::optional<Sent>`: what was sent by
/// asking for the next value, if anything.
///
/// What the body throws comes out at the caller that asked, once; then the generator has ended.
///
/// Iteration is that of C++23's `std::generator` (P2502), which does not know `send`. That is
/// Python's (PEP 342).
template <class T, class Sent>
class [[nodiscard]] generator {
public:
    using promise_type = generator_promise<T, Sent>;
    class iterator;

    static_assert(is_safe_coroutine_parameter<T>() && is_safe_coroutine_parameter<Sent>(),
                  "an aggregate with a destructor, which g++ 12 destroys twice: give the type a "
                  "constructor");

    generator(generator&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}
    generator& operator=(generator&& other) noexcept {
        std::swap(frame_, other.frame_);
        return *this;
    }
    ~generator() {
        if (frame_) frame_.destroy();
    }

    /// Runs on to the next value; nothing when the body has ended. Throws what the body throws.
    std::optional<T> next() {
        run_on();
        return std::exchange(frame_.promise().value_, std::nullopt);
    }

    /// The same, and what the body stands at gives `message`. Throws `std::logic_error` when the
    /// body stands at no `co_yield`: it has not come to its first one, or it has ended.
    template <class Message>
        requires(std::is_constructible_v<Sent, Message>)
    std::optional<T> send(Message&& message) {
        if (!frame_.promise().stands_at_yield_) {
            throw std::logic_error(
                "a value can only be sent to a generator that is paused at a co_yield");
        }
        frame_.promise().sent_.emplace(std::forward<Message>(message));
        return next();
    }

    /// Runs on to the next value and begins there. Iterating goes on where the last one stopped.
    iterator begin() {
        run_on();
        return iterator(*this);
    }
    [[nodiscard]] std::default_sentinel_t end() const noexcept { return {}; }

private:
    friend promise_type;
    using frame = std::coroutine_handle<promise_type>;

    explicit generator(frame f) noexcept : frame_(f) {}

    void run_on() {
        promise_type& promise = frame_.promise();
        promise.value_.reset();
        promise.stands_at_yield_ = false;
        if (!frame_.done()) frame_.resume();
        if (promise.failure_) std::rethrow_exception(std::exchange(promise.failure_, nullptr));
    }

    frame frame_;
};

/// Where an iteration stands: at a value, or behind the last one.
template <class T, class Sent>
class generator<T, Sent>::iterator {
public:
    using value_type = T;
    using difference_type = std::ptrdiff_t;

    T& operator*() const {
        // NOLINTNEXTLINE(bugprone-unchecked-optional-access): it does not stand at the end
        return *of_->frame_.promise().value_;
    }
    iterator& operator++() {
        of_->run_on();
        return *this;
    }
    void operator++(int) { ++*this; }

    bool operator==(std::default_sentinel_t) const { return !of_->frame_.promise().value_; }

private:
    friend generator;
    explicit iterator(generator& of) noexcept : of_(&of) {}

    generator* of_;
};

template <class T, class Sent>
generator<T, Sent> generator_promise<T, Sent>::get_return_object() noexcept {
    return generator<T, Sent>(std::coroutine_handle<generator_promise>::from_promise(*this));
}

}  // namespace aio

/// Only here are the types of a coroutine's parameters told as they were declared.
template <class T, class Sent, class... Parameters>
struct std::coroutine_traits<aio::generator<T, Sent>, Parameters...> {
    static_assert((aio::is_safe_coroutine_parameter<Parameters>() && ...),
                  "a coroutine's parameter is an aggregate with a destructor, which g++ 12 "
                  "destroys twice: give the type a constructor");
    using promise_type = aio::generator_promise<T, Sent>;
};
