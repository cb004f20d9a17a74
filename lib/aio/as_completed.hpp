// The results of several tasks, each as soon as it is there. As asyncio.as_completed, but the tasks
// belong to a group, so that none whose result nobody asks for is left behind.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "aio/outcome.hpp"
#include "aio/queue.hpp"
#include "aio/task_group.hpp"

namespace aio {

/// The results of tasks in the order in which they end: what `as_completed` returns.
template <class T>
class completions {
public:
    completions(task_group& group, std::vector<task<T>> bodies)
        : left_(bodies.size()), ended_(std::make_shared<queue<outcome<T>>>()) {
        for (task<T>& body : bodies) group.spawn(tell(ended_, std::move(body)));
    }

    /// Waits until the next task has ended, and gives its result (a `std::monostate` for `void`),
    /// or throws what it threw; the others run on, and can be asked for. Nothing when all have been
    /// told.
    task<std::optional<gathered<T>>> next() {
        if (left_ == 0) co_return std::nullopt;
        auto end = co_await ended_->get();
        --left_;
        co_return std::move(end).value().get();
    }

    /// How many `next` has not told yet.
    [[nodiscard]] std::size_t left() const noexcept { return left_; }

private:
    static task<> tell(std::shared_ptr<queue<outcome<T>>> whom, task<T> body) {
        outcome<T> end;
        co_await end.take_from(std::move(body));
        const bool was_cut_short = end.is_cancelled() && job::running().is_cancel_requested();
        whom->try_put(std::move(end));
        if (was_cut_short) throw cancelled{};
    }

    std::size_t left_;
    // Shared with the tasks, for they may end after this.
    std::shared_ptr<queue<outcome<T>>> ended_;
};

/// Starts all of `bodies` in `group`, in order:
///
///     auto results = aio::as_completed(group, std::move(questions));
///     while (const auto answer = co_await results.next()) show(*answer);
///
/// A failure is thrown by `next` and not by the group. Whoever leaves the loop early leaves the
/// other tasks to the group, and cancels that when they are not wanted.
template <class T>
completions<T> as_completed(task_group& group, std::vector<task<T>> bodies) {
    return completions<T>(group, std::move(bodies));
}

}  // namespace aio
