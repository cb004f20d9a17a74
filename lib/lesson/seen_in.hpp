// What can be seen of a side in one round of a run.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "lesson/lesson_run.hpp"

namespace asyncdemo {

/// What `look(side_view)` gives for that round of the side; nothing where the side did not come to
/// its end, or lacks what is looked for.
template <class Look>
auto seen_in(const lesson_run& run, const side& of, std::size_t round, const Look& look)
    -> std::optional<decltype(look(std::declval<const side_view&>()))> {
    const recording* const recorded = run.finished(of.name, round);
    if (recorded == nullptr) return std::nullopt;
    const side_view::lookup others = sides_beside(of, run, round);
    try {
        return look(side_view(*recorded, run.chosen, others));
    } catch (const not_recorded&) {
        return std::nullopt;
    } catch (const side_did_not_run&) {
        return std::nullopt;
    }
}

}  // namespace asyncdemo
