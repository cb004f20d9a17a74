#include "serving/told_name.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>

namespace asyncdemo {
namespace {

constexpr std::string_view key = "as=";
constexpr std::size_t most_bytes = 96;  // of 24 characters

// Of "%20" the blank; nothing of what is no escape.
std::optional<char> escaped(std::string_view text) {
    constexpr std::size_t length = 3;
    if (text.size() < length || text.front() != '%') return std::nullopt;
    unsigned value = 0;
    const char* const end = text.data() + length;
    if (std::from_chars(text.data() + 1, end, value, 16).ptr != end) return std::nullopt;
    return static_cast<char>(value);
}

std::string decoded(std::string_view value) {
    std::string text;
    while (!value.empty() && text.size() < most_bytes) {
        const std::optional<char> of_escape = escaped(value);
        text += of_escape.value_or(value.front() == '+' ? ' ' : value.front());
        value.remove_prefix(of_escape ? 3 : 1);
    }
    return text;
}

}  // namespace

std::string told_name(std::string_view target) {
    const std::size_t begin = target.find('?');
    if (begin == std::string_view::npos) return {};
    std::string_view query = target.substr(begin + 1);
    while (!query.empty()) {
        const std::string_view field = query.substr(0, query.find('&'));
        if (field.starts_with(key)) return decoded(field.substr(key.size()));
        query.remove_prefix(std::min(query.size(), field.size() + 1));
    }
    return {};
}

}  // namespace asyncdemo
