// How often a test allocates by `operator new`.
#pragma once

#include <cstddef>

namespace wire::test {

/// Allocations of the program so far.
std::size_t allocations() noexcept;

}  // namespace wire::test
