// The middle of what was measured.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace asyncdemo {

/// The value in the middle; of an even number of values the mean of the two there, so that half of
/// them never speak for all. There is one at least.
template <class T>
T median(std::vector<T> values) {
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

}  // namespace asyncdemo
