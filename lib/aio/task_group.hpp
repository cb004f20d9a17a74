// A group of tasks that start together and end together: when one fails, the others are cancelled,
// and the group is left only when all have ended. As asyncio.TaskGroup.
#pragma once

#include <optional>
#include <utility>

#include "aio/nursery.hpp"
#include "aio/safe_parameter.hpp"

namespace aio {

/// Given to the body of `with_task_group`, and valid as long as that runs.
class task_group {
public:
    /// Starts `body` as a job of its own; it runs when the caller waits next. Throws
    /// `std::logic_error` when the last task of the group has ended, for nobody waits for another.
    void spawn(task<void> body) { children_.start(std::move(body)); }

    /// The same for a task with a result, which is put into `result`; it stays empty when the task
    /// throws or is cancelled. `result` is declared before the group.
    template <class T>
    void spawn(task<T> body, std::optional<T>& result) {
        children_.start(std::move(body), result);
    }

    /// Cancels every task of the group, the body too. The group then ends without an error.
    void cancel() noexcept { children_.cancel(); }

private:
    template <class Body>
    friend task<void> with_task_group(Body body);
    template <class Body>
    friend task<void> with_every_failure(Body body);

    nursery children_{nursery::on_failure::cancel_the_others};
};

/// Runs `body(group)`, a coroutine that may spawn tasks into the group, and waits for all of them.
/// Throws the first failure (`with_every_failure` throws all). A body or task that throws
/// `cancelled` though nobody cancelled it ends the group as a failure does: the others are
/// cancelled, and `cancelled` comes out. (asyncio does so for the body, and takes no notice of a
/// task.) When the caller is cancelled, so is the group; `cancelled` is thrown when a task was cut
/// short by it, else by the next wait. `body` captures by reference, if at all. What is declared
/// inside of the body ends with the body, which may be before the tasks that it spawned: what they
/// share is declared before the group.
template <class Body>
task<void> with_task_group(Body body) {
    refuse_owning_closure<Body>();
    task_group group;
    group.spawn(body(group));
    co_await group.children_.join();
}

}  // namespace aio
