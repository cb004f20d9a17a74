// Several tasks at once, and all of their results. As asyncio.gather, but nothing outlives it: the
// others run on when one fails, and the failure is thrown when all have ended.
//
// When the caller is cancelled, so are the tasks, and `cancelled` is thrown when all have ended;
// but if all came to their results in spite of it, those are given, and the next wait throws
// (asyncio gives up results that were there). A task that fails while it cleans up makes that
// failure come out, as in asyncio, where it does if that task ends first. A task that throws
// `cancelled` by itself fails with it.
#pragma once

#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "aio/nursery.hpp"

namespace aio {

/// What was put into `slot`. Throws `cancelled` when nothing was.
template <class T>
T take_out(std::optional<T>& slot) {
    if (!slot) throw cancelled{};
    return std::move(*slot);
}

/// Runs all of `bodies` at once; they start in order.
inline task<void> gather(std::vector<task<void>> bodies) {
    nursery children(nursery::on_failure::let_the_others_finish);
    children.start_all([&] {
        for (task<void>& body : bodies) children.start(std::move(body));
    });
    co_await children.join();
}

/// The results stand in the order of the bodies, whichever ended first.
template <class T>
task<std::vector<T>> gather(std::vector<task<T>> bodies) {
    nursery children(nursery::on_failure::let_the_others_finish);
    std::vector<std::optional<T>> slots(bodies.size());
    children.start_all([&] {
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            children.start(std::move(bodies[i]), slots[i]);
        }
    });
    co_await children.join();
    std::vector<T> results;
    results.reserve(slots.size());
    for (std::optional<T>& slot : slots) results.push_back(take_out(slot));
    co_return results;
}

template <class... Ts>
    requires(std::is_void_v<Ts> && ...)
task<void> gather(task<Ts>... bodies) {
    nursery children(nursery::on_failure::let_the_others_finish);
    children.start_all([&] { (children.start(std::move(bodies)), ...); });
    co_await children.join();
}

/// The results as a tuple; a `void` among others gives a `std::monostate`.
template <class... Ts>
task<std::tuple<gathered<Ts>...>> gather(task<Ts>... bodies) {
    nursery children(nursery::on_failure::let_the_others_finish);
    std::tuple<std::optional<gathered<Ts>>...> slots;
    children.start_all([&] {
        std::apply([&](auto&... slot) { (children.start(std::move(bodies), slot), ...); }, slots);
    });
    co_await children.join();
    co_return std::apply(
        [](auto&... slot) { return std::tuple<gathered<Ts>...>(take_out(slot)...); }, slots);
}

}  // namespace aio
