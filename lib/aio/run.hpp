// From the ordinary world into that of the coroutines: runs one task on a loop to its end.
#pragma once

#include "aio/loop.hpp"
#include "aio/nursery.hpp"

namespace aio {

/// Runs `body` on `on`, with all that it starts, and gives its result or throws what it threw. As
/// asyncio.run. Throws `deadlock` when it waits for what can never happen, and `std::logic_error`,
/// before anything of the body runs, inside of a task, which awaits instead, and when `on` is not
/// the thread's current loop.
template <class T>
T run(loop& on, task<T> body) {
    on.require_can_run();
    nursery root(nursery::on_failure::cancel_the_others, on);
    std::optional<gathered<T>> result;
    root.start(std::move(body), result);
    on.run_until_done(root);
    root.rethrow_failure();
    if (!result) throw cancelled{};
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// The same on a loop of its own with the clock `time`.
template <class T>
T run(task<T> body, clock& time) {
    loop on(time);
    return run(on, std::move(body));
}

/// The same on the machine's clock.
template <class T>
T run(task<T> body) {
    real_clock time;
    return run(std::move(body), time);
}

}  // namespace aio
