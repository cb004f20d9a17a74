// A handle of one task of a group: to cancel it alone, to ask whether it is done, to await it.
// As the Task that asyncio.TaskGroup.create_task returns.
#pragma once

#include <memory>
#include <stdexcept>
#include <utility>

#include "aio/event.hpp"
#include "aio/outcome.hpp"
#include "aio/task_group.hpp"

namespace aio {

/// Starts its task when constructed, as a `std::thread` does: `task_handle price(group, ask())`.
/// The task belongs to the group, which joins it and is cancelled when it fails, awaited here or
/// not. Copies are handles of the same task; they may outlive it.
template <class T>
class task_handle {
public:
    task_handle(task_group& group, task<T> body) : of_(std::make_shared<state>()) {
        group.spawn(run(of_, of_->end.take_from(std::move(body))));
    }

    /// Cancels this task alone, which is no error of its group. One that is done stays as it is.
    void cancel() const noexcept {
        of_->cancel_requested = true;
        if (of_->running != nullptr) of_->running->cancel();
    }

    [[nodiscard]] bool is_done() const noexcept { return of_->done.is_set(); }

    /// Whether it ended with `cancelled`. To cancel is to ask: a task may come to its result all
    /// the same.
    [[nodiscard]] bool is_cancelled() const noexcept { return of_->end.is_cancelled(); }

    class awaiting;
    /// Waits until the task is done, then gives its result, which lives as long as a handle does,
    /// or throws what the task threw. That is `cancelled` when the task was cancelled, and does not
    /// mean that the caller was: the next wait is as any other. To cancel the caller leaves the
    /// task running. As many as like may wait; the task itself gets `std::logic_error`.
    [[nodiscard]] awaiting result() const { return awaiting(of_); }

private:
    struct state {
        job* running = nullptr;  // null before the task's first turn, and when it is done
        bool cancel_requested = false;
        outcome<T> end;
        event done;
    };

    // `to_its_end` keeps how the task ended. It was made before, since nothing may fail from where
    // the job is known to where it is forgotten.
    static task<> run(std::shared_ptr<state> of, task<> to_its_end) {
        of->running = &job::running();
        if (of->cancel_requested) of->running->cancel();
        co_await std::move(to_its_end);
        of->running = nullptr;
        of->done.set();
        of->end.rethrow_failure();
    }

    // Shared with the task, for either may end before the other.
    std::shared_ptr<state> of_;
};

template <class T>
class [[nodiscard]] task_handle<T>::awaiting {
public:
    explicit awaiting(std::shared_ptr<state> of) : of_(std::move(of)), done_(of_->done) {}

    bool await_ready() {
        if (of_->running == &job::running()) throw std::logic_error("await a task from itself");
        return done_.await_ready();
    }
    void await_suspend(std::coroutine_handle<> caller) { done_.await_suspend(caller); }
    const gathered<T>& await_resume() const {
        done_.await_resume();
        return of_->end.get();
    }

private:
    std::shared_ptr<state> of_;
    event::waiting done_;
};

}  // namespace aio
