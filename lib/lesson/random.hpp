// Chance that comes out the same for the same seed, on every machine and on every side.
#pragma once

#include <cstdint>
#include <random>

#include "lesson/settings.hpp"

namespace asyncdemo {

/// Random numbers that depend on the seed of the run and on `stream` alone.
inline std::mt19937_64 random_stream(const settings& chosen, std::uint64_t stream) {
    std::seed_seq both{chosen.seed, chosen.seed >> 32U, stream, stream >> 32U};
    return std::mt19937_64(both);
}

/// A duration drawn evenly between two. (The standard distributions differ from one library to the
/// next.)
inline duration draw_between(std::mt19937_64& random, duration least, duration most) {
    const double share = static_cast<double>(random() >> 11U) * 0x1.0p-53;
    return least + std::chrono::duration_cast<duration>(
                       share * std::chrono::duration<double, std::nano>(most - least));
}

}  // namespace asyncdemo
