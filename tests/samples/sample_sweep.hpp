// Sweeps made by hand: the sample lesson with a wall for each value and side.
#pragma once

#include <vector>

#include "lesson/sweep_run.hpp"

namespace asyncdemo {

/// Sweeps the parameter `tasks` over 1, 2, 4 … as far as there are walls, of the lesson's first
/// sides in order; one round a run, on a machine that is never late.
sweep_run sample_sweep(const std::vector<std::vector<double>>& walls_by_side);

}  // namespace asyncdemo
