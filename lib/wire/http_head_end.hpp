// Where the head of a message ends, in bytes that come piece by piece: the lines are found here,
// what they say is the parser's. So a head is refused for its size and its line ends in the same
// way whatever the pieces are.
#pragma once

#include <cstddef>
#include <string_view>

#include "wire/http_limits.hpp"

namespace wire {

/// For one head after the other. It looks at each byte once.
class http_head_end {
public:
    explicit http_head_end(const http_limits& limits) : limits_(limits) {}

    /// `bytes` is all that has come since the head began, more than the last time. Gives the size
    /// of the head, with the empty line at its end, or 0 when that has not come. Throws
    /// `http_error` for a head beyond the limits (414, 431), and for lines that another reader
    /// would see end elsewhere (400): at a line feed alone, or folded.
    std::size_t find(std::string_view bytes);

    /// Another head begins.
    void reset() noexcept;

private:
    void take_line(std::string_view line);

    http_limits limits_;
    std::size_t line_begin_ = 0;
    std::size_t looked_at_ = 0;
    std::size_t lines_ = 0;  // before this one
};

}  // namespace wire
