// How long the producers of `producer-consumer` take.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::producer_consumer {

/// Of a producer, from 0 on, for each of its items: drawn, but the same on every side.
std::vector<duration> production_times(const settings& chosen, int producer);

}  // namespace asyncdemo::lessons::producer_consumer
