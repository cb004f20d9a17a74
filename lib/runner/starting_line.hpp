// Where the sides of a round wait for each other, so that none begins while another is still being
// loaded.
#pragma once

#include <cstddef>

#include "aio/event.hpp"

namespace asyncdemo {

class starting_line {
public:
    explicit starting_line(std::size_t expected) noexcept : missing_(expected) {}

    /// Counts one as there, for good; a side that could not start counts too, or the others would
    /// wait for it forever.
    void arrive() noexcept {
        if (--missing_ == 0) all_here_.set();
    }

    /// Waits until all have arrived.
    auto wait() noexcept { return all_here_.wait(); }

private:
    std::size_t missing_;
    aio::event all_here_;
};

}  // namespace asyncdemo
