// How often a test allocates by `operator new`, and how much of the heap is in use.
#pragma once

#include <cstddef>

namespace wire::test {

/// Allocations of the program so far.
std::size_t allocations() noexcept;

/// Bytes of the heap in use now, those of C libraries too; 0 where the system doesn't tell.
std::size_t bytes_in_use() noexcept;

}  // namespace wire::test
