// Several tasks at once, until the first of them ends: then the others are cancelled, and waited
// for. As asyncio.wait with FIRST_COMPLETED, but the others need not be cancelled by hand, and
// nothing outlives it. (In JavaScript: Promise.race.)
#pragma once

#include <optional>
#include <tuple>
#include <utility>

#include "aio/nursery.hpp"

namespace aio {

/// What each of the tasks gave, in their order; nothing of those that were cut short. A task
/// without a result gives a `std::monostate`: it has ended.
template <class... Ts>
using first_results = std::tuple<std::optional<gathered<Ts>>...>;

/// Awaits `body`, and cancels all of `others` when it has given its result.
inline task<> then_cancel(nursery& others, task<> body) {
    co_await std::move(body);
    others.cancel();
}

/// Runs all of `bodies` at once; they start in order. To be read by names, of which one has a
/// value:
///
///     const auto [answer, interrupted] = co_await aio::first_of(ask(), interrupt());
///
/// More than one has when several end in the same turn of the loop, or one in spite of the
/// cancelling: what a queue had just granted is not lost, and the caller says what takes precedence
/// (asyncio: the set `done`). When the first that ends has failed, that is thrown, and so is what
/// fails while the others clean up. When the caller is cancelled, so are all, and `cancelled` is
/// thrown if none has given a result.
template <class... Ts>
    requires(sizeof...(Ts) > 0)
task<first_results<Ts...>> first_of(task<Ts>... bodies) {
    nursery all(nursery::on_failure::cancel_the_others);
    first_results<Ts...> results;
    const auto is_there = [&] {
        return std::apply([](const auto&... each) { return (each.has_value() || ...); }, results);
    };
    all.start_all([&] {
        std::apply(
            [&](auto&... each) {
                (all.start(then_cancel(all, store(std::move(bodies), each))), ...);
            },
            results);
    });
    try {
        co_await all.join();
    } catch (const cancelled&) {
        if (!job::running().is_cancel_requested() || !is_there()) throw;
    }
    co_return results;
}

}  // namespace aio
