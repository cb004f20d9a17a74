#include "runner/event_lines.hpp"

#include <utility>

namespace asyncdemo {
namespace {

constexpr std::size_t longest_line = 1'048'576;

}  // namespace

std::optional<event> event_lines::next() {
    const std::size_t end = unread_.find('\n', seen_);
    if (end == std::string::npos) {
        unread_.erase(0, std::exchange(taken_, 0));
        seen_ = unread_.size();
        if (seen_ > longest_line) throw bad_event("wrote a line without an end");
        return std::nullopt;
    }
    const std::size_t begin = std::exchange(taken_, end + 1);
    seen_ = taken_;
    return parse_line(std::string_view(unread_).substr(begin, end - begin));
}

}  // namespace asyncdemo
