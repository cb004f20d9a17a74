// What the numbers of `generator` are added with.
#pragma once

#include <optional>

#include "lessons/generator/allocations.hpp"
#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::generator {

/// Adds as slowly as if numbers were harder to come by. Shows that, and counts it and allocations.
struct calculator {
    integer add(integer one, integer other);

    stage& on;
    integer computed = 0;
    const allocation_meter heap = {};
    std::optional<open_span> shown = {};  // of up to `between_samples` numbers
};

inline constexpr integer few = 2;                // numbers of which the order of events is shown
inline constexpr integer between_samples = 500;  // numbers from one point of the curves to the next

}  // namespace asyncdemo::lessons::generator
