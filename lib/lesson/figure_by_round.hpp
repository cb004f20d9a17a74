// A figure of a side, as each round of a run has it.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "lesson/quantity.hpp"

namespace asyncdemo {

struct lesson_run;
struct side;

/// Nothing for a round in which the side did not come to its end, or did not record the figure.
std::vector<std::optional<quantity>> figure_by_round(
    const lesson_run& run, const side& of, const std::function<quantity(const side_view&)>& figure);

}  // namespace asyncdemo
