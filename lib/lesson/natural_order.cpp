#include "lesson/natural_order.hpp"

#include <algorithm>

namespace asyncdemo {
namespace {

constexpr std::string_view digits = "0123456789";

bool is_digit(char c) { return digits.find(c) != std::string_view::npos; }

// The number at the start of the text, which loses it; zeros in front don't count.
std::string_view take_number(std::string_view& text) {
    const std::size_t end = std::min(text.find_first_not_of(digits), text.size());
    std::string_view number = text.substr(0, end);
    text.remove_prefix(end);
    number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
    return number;
}

}  // namespace

bool naturally_before(std::string_view one, std::string_view other) {
    while (!one.empty() && !other.empty()) {
        if (is_digit(one.front()) && is_digit(other.front())) {
            const std::string_view left = take_number(one);
            const std::string_view right = take_number(other);
            if (left.size() != right.size()) return left.size() < right.size();
            if (left != right) return left < right;
        } else {
            if (one.front() != other.front()) return one.front() < other.front();
            one.remove_prefix(1);
            other.remove_prefix(1);
        }
    }
    return one.empty() && !other.empty();
}

}  // namespace asyncdemo
