// The results of several tasks, each as soon as it is there. As asyncio.as_completed, but the tasks
// belong to a group, so that none whose result nobody asks for is left behind.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "aio/event.hpp"
#include "aio/outcome.hpp"
#include "aio/task_group.hpp"

namespace aio {

/// The results of tasks in the order in which they end: what `as_completed` returns. Each is told
/// once, to one of the callers of `next`.
template <class T>
class completions {
public:
    completions(task_group& group, std::vector<task<T>> bodies)
        : of_(std::make_shared<state>(bodies.size())) {
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            outcome<T>& end = of_->ends[i];
            group.spawn(tell(of_, end, end.take_from(std::move(bodies[i]))));
        }
    }

    /// Waits until the next task has ended, and gives its result (a `std::monostate` for `void`),
    /// or throws what it threw; the others run on, and can be asked for. Nothing when all have been
    /// told.
    task<std::optional<gathered<T>>> next() {
        state& of = *of_;
        do {
            co_await of.is_there.wait();
        } while (of.told == of.in_order.size() && left() > 0);
        if (left() == 0) co_return std::nullopt;
        outcome<T>& end = *of.in_order[of.told++];
        if (of.told == of.in_order.size() && left() > 0) of.is_there.clear();
        co_return std::move(end).get();
    }

    /// How many `next` has not told yet.
    [[nodiscard]] std::size_t left() const noexcept { return of_->ends.size() - of_->told; }

private:
    // Has all of its memory from the beginning, so that no end can fail to be noted.
    struct state {
        explicit state(std::size_t tasks) : ends(tasks) {
            in_order.reserve(tasks);
            if (tasks == 0) is_there.set();
        }

        std::vector<outcome<T>> ends;       // in the order of the tasks
        std::vector<outcome<T>*> in_order;  // of those that have ended
        std::size_t told = 0;               // of those
        event is_there;                     // raised while one can be told, and when all were
    };

    // `to_its_end` puts into `end` how its task ended.
    static task<> tell(std::shared_ptr<state> whom, outcome<T>& end, task<> to_its_end) {
        co_await std::move(to_its_end);
        whom->in_order.push_back(&end);
        whom->is_there.set();
        if (end.is_cancelled() && job::running().is_cancel_requested()) throw cancelled{};
    }

    // Shared with the tasks, for they may end after this.
    std::shared_ptr<state> of_;
};

/// Starts all of `bodies` in `group`, in order:
///
///     auto results = aio::as_completed(group, std::move(questions));
///     while (const auto answer = co_await results.next()) show(*answer);
///
/// A failure is thrown by `next` and not by the group. A caller that leaves the loop early leaves
/// the other tasks to the group, and cancels that when they are not wanted.
template <class T>
completions<T> as_completed(task_group& group, std::vector<task<T>> bodies) {
    return completions<T>(group, std::move(bodies));
}

}  // namespace aio
