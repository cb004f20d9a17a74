#include "wire/http_head_end.hpp"

#include <algorithm>

namespace wire {

std::size_t http_head_end::find(std::string_view bytes) {
    const std::string_view allowed = bytes.substr(0, limits_.head_bytes);
    std::size_t feed = allowed.find('\n', looked_at_);
    while (feed != std::string_view::npos) {
        const std::string_view line = allowed.substr(line_begin_, feed - line_begin_);
        if (line.empty() || line.back() != '\r') throw http_error(400, "a line ends without CR");
        if (line.size() == 1) return feed + 1;
        take_line(line);
        line_begin_ = feed + 1;
        feed = allowed.find('\n', line_begin_);
    }
    looked_at_ = allowed.size();
    if (allowed.size() < limits_.head_bytes) return 0;
    if (lines_ == 0) throw http_error(414, "the first line is too long");
    throw http_error(431, "the head is too long");
}

void http_head_end::take_line(std::string_view line) {
    if (line.front() == ' ' || line.front() == '\t') throw http_error(400, "a line is folded");
    if (lines_++ > limits_.fields) throw http_error(431, "the head has too many fields");
}

void http_head_end::reset() noexcept {
    line_begin_ = 0;
    looked_at_ = 0;
    lines_ = 0;
}

}  // namespace wire
