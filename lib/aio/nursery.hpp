// The owner of jobs: whatever starts jobs has a nursery and joins it before it returns, so that no
// job outlives the code that started it. `task_group`, `gather` and `timeout` are built on it.
// The name and the idea are those of Nathaniel J. Smith's "Notes on structured concurrency".
#pragma once

#include <exception>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "aio/job.hpp"
#include "aio/task.hpp"

namespace aio {

/// A result that is kept in a variable, where `void` can't stand.
template <class T>
using gathered = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

class nursery {
public:
    enum class on_failure { cancel_the_others, let_the_others_finish };

    explicit nursery(on_failure policy) noexcept : policy_(policy) {}
    nursery(const nursery&) = delete;
    nursery& operator=(const nursery&) = delete;
    /// The nursery must be empty: joined, or never used.
    ~nursery();

    /// Starts a job that runs `body` when the loop comes to it, even when cancelled already: a job
    /// is always started, so that it can unwind what it was given.
    void start(task<void> body);

    /// The same for a body whose result is put into `result`; it stays empty when the body throws
    /// or is cancelled. `result` outlives the job.
    template <class T>
    void start(task<T> body, std::optional<gathered<T>>& result) {
        start(store(std::move(body), result));
    }

    /// Cancels every child, also those that are started later.
    void cancel() noexcept;

    [[nodiscard]] bool empty() const noexcept { return children_.empty(); }
    [[nodiscard]] bool is_cancelled() const noexcept { return cancelled_; }

    /// Throws the first failure of a child, if there was one, once.
    void rethrow_failure();

    class joining;
    /// Waits until no child is left, then throws the first failure of one. When the waiting job is
    /// cancelled, so are the children; they are still waited for.
    [[nodiscard]] joining join();

private:
    friend class job;

    void child_finished(std::exception_ptr failure) noexcept;

    template <class T>
    static task<void> store(task<T> body, std::optional<gathered<T>>& result) {
        if constexpr (std::is_void_v<T>) {
            co_await std::move(body);
            result.emplace();
        } else {
            result.emplace(co_await std::move(body));
        }
    }

    on_failure policy_;
    bool cancelled_ = false;
    intrusive_list<job, among_siblings> children_;
    std::exception_ptr first_failure_;
    joining* joiner_ = nullptr;
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

inline nursery::joining nursery::join() { return joining(*this); }

}  // namespace aio
