// A coroutine that somebody awaits: lazy, owned by its caller, resumed on one thread.
//
// Calling a function that returns a `task` runs none of its body; awaiting the task does.
// To await a child is to resume it nested on the caller's stack. A child that never has to wait
// returns without any scheduling; one that waits is continued later from the loop, and its
// `final_suspend` then resumes the caller. (Symmetric transfer would do the same with a tail call,
// which g++ 12 does not make at -O0 and under sanitizers: a long loop would overflow the stack.)
// Nesting is as deep as the chain of awaits, so recursion has the limits of ordinary recursion.
#pragma once

#include <coroutine>
#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

#include "aio/frame_memory.hpp"
#include "aio/job.hpp"
#include "aio/safe_parameter.hpp"
#include "aio/task_fwd.hpp"

namespace aio {

/// What the promises of all tasks share: what goes on when this coroutine is done. That is its
/// caller, or the loop when the task was spawned.
class task_promise_base : public job {
public:
    task_promise_base() = default;
    task_promise_base(const task_promise_base&) = delete;
    task_promise_base& operator=(const task_promise_base&) = delete;

    static void* operator new(std::size_t frame) { return frame_memory::take(frame); }
    static void operator delete(void* memory, std::size_t frame) noexcept {
        frame_memory::give_back(memory, frame);
    }

    std::suspend_always initial_suspend() const noexcept { return {}; }

    auto final_suspend() noexcept {
        struct go_on {
            bool await_ready() const noexcept { return false; }
            // The frame may be destroyed while this runs; nothing here is touched afterwards.
            void await_suspend(std::coroutine_handle<> ended) const noexcept { of.leave(ended); }
            void await_resume() const noexcept {}
            task_promise_base& of;
        };
        return go_on{*this};
    }

    void unhandled_exception() noexcept {
        if (is_spawned() && is_cancelled_thrown()) return note_cancelled();
        failure_ = std::current_exception();
    }

protected:
    ~task_promise_base() = default;

    void rethrow_failure() {
        if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    }

private:
    template <class T>
    friend class task;

    // A child that ends before it ever waited has no caller yet, to whom it returns then.
    void leave(std::coroutine_handle<> frame) noexcept {
        if (caller_) {
            caller_.resume();
        } else if (is_spawned()) {
            end(frame, std::move(failure_));
        }
    }

    std::coroutine_handle<> caller_;
    std::exception_ptr failure_;
};

template <class T>
class task_promise final : public task_promise_base {
public:
    task<T> get_return_object() noexcept;

    template <class Value>
        requires std::is_constructible_v<T, Value>
    void return_value(Value&& value) {
        value_.emplace(std::forward<Value>(value));
    }

    T result() {
        rethrow_failure();
        return std::move(*value_);  // NOLINT(bugprone-unchecked-optional-access): it has not failed
    }

private:
    std::optional<T> value_;
};

template <>
class task_promise<void> final : public task_promise_base {
public:
    task<void> get_return_object() noexcept;
    void return_void() const noexcept {}
    void result() { rethrow_failure(); }
};

/// Throws the `std::logic_error` for a task that has no coroutine any more.
[[noreturn]] void refuse_empty_task();

/// A coroutine that will give a `T`, or throw. Move-only; owns the frame and destroys it. Awaited
/// once, as an rvalue: `co_await f()` or `co_await std::move(t)`. A task that was awaited, spawned
/// or moved from is empty; to await or spawn that is a `std::logic_error`.
/// The idea of a lazy task is that of cppcoro (https://github.com/lewissbaker/cppcoro).
template <class T>
class [[nodiscard]] task {
public:
    using promise_type = task_promise<T>;
    using value_type = T;

    task(task&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}
    task& operator=(task&& other) noexcept {
        std::swap(frame_, other.frame_);
        return *this;
    }
    ~task() {
        if (frame_) frame_.destroy();
    }

    [[nodiscard]] bool is_empty() const noexcept { return frame_ == nullptr; }

    auto operator co_await() && { return awaiter(std::move(*this).release()); }

    /// Gives the frame away. Throws `std::logic_error` when the task is empty.
    std::coroutine_handle<promise_type> release() && {
        if (is_empty()) refuse_empty_task();
        return std::exchange(frame_, nullptr);
    }

private:
    friend promise_type;
    using frame = std::coroutine_handle<promise_type>;

    explicit task(frame f) noexcept : frame_(f) {}

    // Owns the frame from now on. Not copyable, as every awaiter here: g++ 12 copies an awaiter
    // that it reaches through a reference, and the copy would wait for what nobody tells it.
    class awaiter {
    public:
        explicit awaiter(frame child) noexcept : child_(child) {}
        awaiter(const awaiter&) = delete;
        awaiter& operator=(const awaiter&) = delete;
        ~awaiter() { child_.destroy(); }

        bool await_ready() const noexcept { return false; }
        bool await_suspend(std::coroutine_handle<> caller) const {
            child_.resume();
            if (child_.done()) return false;
            child_.promise().caller_ = caller;
            return true;
        }
        T await_resume() const { return child_.promise().result(); }

    private:
        frame child_;
    };

    frame frame_;
};

template <class T>
task<T> task_promise<T>::get_return_object() noexcept {
    return task<T>(std::coroutine_handle<task_promise>::from_promise(*this));
}

inline task<void> task_promise<void>::get_return_object() noexcept {
    return task<void>(std::coroutine_handle<task_promise>::from_promise(*this));
}

}  // namespace aio

/// Only here are the types of a coroutine's parameters told as they were declared.
template <class T, class... Parameters>
struct std::coroutine_traits<aio::task<T>, Parameters...> {
    static_assert((aio::is_safe_coroutine_parameter<Parameters>() && ...),
                  "a coroutine's parameter is an aggregate with a destructor, which g++ 12 "
                  "destroys twice: give the type a constructor");
    using promise_type = aio::task_promise<T>;
};
