// Several tasks at once, and all of their results. As asyncio.gather, but nothing outlives it: the
// others run on when one fails, and the failure is thrown when all have ended.
#pragma once

#include <tuple>
#include <type_traits>
#include <vector>

#include "aio/nursery.hpp"

namespace aio {

/// Runs all of `bodies` at once; they start in order.
inline task<void> gather(std::vector<task<void>> bodies) {
    nursery children(nursery::on_failure::let_the_others_finish);
    for (task<void>& body : bodies) children.start(std::move(body));
    co_await children.join();
}

/// The results stand in the order of the bodies, whichever ended first.
template <class T>
task<std::vector<T>> gather(std::vector<task<T>> bodies) {
    nursery children(nursery::on_failure::let_the_others_finish);
    std::vector<std::optional<T>> slots(bodies.size());
    for (std::size_t i = 0; i < bodies.size(); ++i) children.start(std::move(bodies[i]), slots[i]);
    co_await children.join();
    std::vector<T> results;
    results.reserve(slots.size());
    // join() has thrown if a slot stayed empty.
    for (std::optional<T>& slot : slots) {
        results.push_back(std::move(*slot));  // NOLINT(bugprone-unchecked-optional-access)
    }
    co_return results;
}

template <class... Ts>
    requires(std::is_void_v<Ts> && ...)
task<void> gather(task<Ts>... bodies) {
    nursery children(nursery::on_failure::let_the_others_finish);
    (children.start(std::move(bodies)), ...);
    co_await children.join();
}

/// The results as a tuple; a `void` among others gives a `std::monostate`.
template <class... Ts>
task<std::tuple<gathered<Ts>...>> gather(task<Ts>... bodies) {
    nursery children(nursery::on_failure::let_the_others_finish);
    std::tuple<std::optional<gathered<Ts>>...> slots;
    std::apply([&](auto&... slot) { (children.start(std::move(bodies), slot), ...); }, slots);
    co_await children.join();
    co_return std::apply(
        [](auto&... slot) { return std::tuple<gathered<Ts>...>(std::move(*slot)...); }, slots);
}

}  // namespace aio
