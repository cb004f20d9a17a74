// How often, and for how many bytes, a thread has asked for memory with `new`. Linking this counts
// in the whole program.
#pragma once

#include <cstdint>

namespace asyncdemo::lessons::generator {

/// Counts on its thread from its making on.
class allocation_meter {
public:
    allocation_meter() noexcept;

    [[nodiscard]] std::int64_t count() const noexcept;
    /// Of all that was asked for, also of what was given back.
    [[nodiscard]] std::int64_t bytes() const noexcept;

private:
    std::int64_t count_before_;
    std::int64_t bytes_before_;
};

/// As long as it lives, what its thread allocates is not counted: to record something is no part
/// of what is measured.
class uncounted_allocations {
public:
    uncounted_allocations() noexcept;
    uncounted_allocations(const uncounted_allocations&) = delete;
    uncounted_allocations& operator=(const uncounted_allocations&) = delete;
    ~uncounted_allocations();
};

}  // namespace asyncdemo::lessons::generator
