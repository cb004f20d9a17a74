// The value that a given share of all values do not exceed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace asyncdemo {

/// The nearest rank: the smallest value that `percent` of all do not exceed. `sorted` is not empty.
template <class T>
T percentile(const std::vector<T>& sorted, std::size_t percent) {
    return sorted[std::max<std::size_t>(1, (sorted.size() * percent + 99) / 100) - 1];
}

}  // namespace asyncdemo
