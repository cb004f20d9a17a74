// The owner of jobs: whatever starts jobs has a nursery and joins it before it returns, so that no
// job outlives the code that started it. `task_group`, `gather` and `timeout` are built on it.
// The name and the idea are those of Nathaniel J. Smith's "Notes on structured concurrency".
#pragma once

#include <exception>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "aio/job.hpp"
#include "aio/task.hpp"

namespace aio {

/// A result that is kept in a variable, where `void` can't stand.
template <class T>
using gathered = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

/// Awaits `body`, and puts its result into `result`.
template <class T>
task<void> store(task<T> body, std::optional<gathered<T>>& result) {
    if constexpr (std::is_void_v<T>) {
        co_await std::move(body);
        result.emplace();
    } else {
        result.emplace(co_await std::move(body));
    }
}

class nursery {
public:
    enum class on_failure { cancel_the_others, let_the_others_finish };

    /// Its jobs run on the current loop. Throws `std::logic_error` where there is none.
    explicit nursery(on_failure policy);
    /// Its jobs run on `on`, which outlives it.
    nursery(on_failure policy, loop& on) noexcept
        : on_(on), maker_(job::running_), policy_(policy) {}
    nursery(const nursery&) = delete;
    nursery& operator=(const nursery&) = delete;
    /// The nursery must be empty: joined, or never used.
    ~nursery();

    /// Starts a job that runs `body` when the loop comes to it, even when cancelled already: a job
    /// is always started, so that it can unwind what it was given. Throws `std::logic_error` when
    /// `body` is empty, and when the last child has ended and `join` is about to return.
    void start(task<void> body);

    /// The same for a body whose result is put into `result`; it stays empty when the body throws
    /// or is cancelled. `result` outlives the job.
    template <class T>
    void start(task<T> body, std::optional<gathered<T>>& result) {
        if (body.is_empty()) refuse_empty_task();
        start(store(std::move(body), result));
    }

    /// Calls `start_them()`, which starts several children. When that throws (memory runs out),
    /// those that were started are cancelled, and `join` throws the same.
    template <class Starter>
    void start_all(Starter start_them) noexcept {
        try {
            start_them();
        } catch (...) {
            fail(std::current_exception());
        }
    }

    /// Puts every failure of a child into `all`, too, in the order in which they come. When memory
    /// runs out, the first is kept all the same.
    void note_failures_in(std::vector<std::exception_ptr>& all) noexcept { every_failure_ = &all; }

    /// Cancels every child, also those that are started later.
    void cancel() noexcept;

    [[nodiscard]] bool empty() const noexcept { return children_.empty(); }
    [[nodiscard]] loop& on() const noexcept { return on_; }

    /// Throws the first failure of a child, if there was one, once. A child that threw `cancelled`
    /// although nobody had cancelled it has failed, too; `cancelled` is thrown when none failed
    /// otherwise.
    void rethrow_failure();

    class joining;
    /// Waits until no child is left, then throws as `rethrow_failure` does.
    ///
    /// When the waiting job is cancelled, so are the children; they are still waited for. Then
    /// `cancelled` is thrown if one of them was cut short. If all have come to their own end in
    /// spite of it, because what they waited for was just granted, so do their results, and the
    /// next wait throws. A failure while they clean up is thrown in place of `cancelled`, so that
    /// none is lost, as in asyncio; the next wait throws `cancelled` all the same.
    ///
    /// Only the job that made the nursery joins it, or else one could wait for itself; any other
    /// gets a `std::logic_error`.
    [[nodiscard]] joining join();

private:
    friend class job;

    void child_ended(job_end how, std::exception_ptr failure) noexcept;
    void note_end(job_end how, std::exception_ptr failure) noexcept;
    void fail(std::exception_ptr failure) noexcept;
    void keep(std::exception_ptr failure) noexcept;

    loop& on_;
    const job* const maker_;  // to be compared only; null when made outside of the loop
    on_failure policy_;
    bool cancelled_ = false;
    bool a_child_was_cut_short_ = false;
    bool a_child_gave_up_ = false;
    intrusive_list<job, among_siblings> children_;
    std::exception_ptr first_failure_;
    std::vector<std::exception_ptr>* every_failure_ = nullptr;  // if somebody wants them all
    joining* joiner_ = nullptr;                                 // until it has gone on
};

class nursery::joining final : parking {
public:
    explicit joining(nursery& children) noexcept : children_(children) {}

    bool await_ready() const noexcept { return children_.empty(); }
    void await_suspend(std::coroutine_handle<> caller) noexcept;
    void await_resume() const;

private:
    friend class nursery;

    bool interrupt() noexcept override;

    nursery& children_;
};

}  // namespace aio
