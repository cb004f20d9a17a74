// Every failure of a group, where `with_task_group` tells the first. As the ExceptionGroup that
// asyncio.TaskGroup raises.
#pragma once

#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "aio/task_group.hpp"

namespace aio {

/// Thrown by `with_every_failure`: what its tasks have thrown, at least one, in the order in which
/// they did. Its text is made of theirs.
class failures : public std::runtime_error {
public:
    explicit failures(std::vector<std::exception_ptr> all);

    [[nodiscard]] const std::vector<std::exception_ptr>& all() const noexcept { return *all_; }

private:
    std::shared_ptr<const std::vector<std::exception_ptr>> all_;  // an exception is copied
};

/// A `with_task_group` that throws `failures` whenever its body or a task fails, be it one alone: a
/// second failure, which may be a matter of time, does not change what there is to catch. When
/// nothing fails it is the same, the caller's cancelling included.
template <class Body>
task<void> with_every_failure(Body body) {
    refuse_owning_closure<Body>();
    std::vector<std::exception_ptr> all;
    try {
        co_await with_task_group([&](task_group& group) -> task<void> {
            group.children_.note_failures_in(all);
            co_await body(group);
        });
    } catch (...) {
        if (all.empty()) throw;
    }
    if (!all.empty()) throw failures(std::move(all));
}

}  // namespace aio
