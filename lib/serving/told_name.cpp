#include "serving/told_name.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace asyncdemo {
namespace {

constexpr std::string_view key = "as=";
constexpr std::size_t most_bytes = 96;  // of 24 characters

// Of "%20" the blank; nothing else than two digits is decoded.
char decoded(std::string_view escape) {
    unsigned value = 0;
    const char* const end = escape.data() + escape.size();
    const auto read = std::from_chars(escape.data() + 1, end, value, 16);
    return read.ptr == end ? static_cast<char>(value) : '%';
}

std::string decoded_value(std::string_view value) {
    std::string text;
    while (!value.empty() && text.size() < most_bytes) {
        const bool is_escape = value.front() == '%' && value.size() >= 3;
        const char c = is_escape ? decoded(value.substr(0, 3)) : value.front();
        text += c == '+' && !is_escape ? ' ' : c;
        value.remove_prefix(is_escape && c != '%' ? 3 : 1);
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
        if (field.starts_with(key)) return decoded_value(field.substr(key.size()));
        query.remove_prefix(std::min(query.size(), field.size() + 1));
    }
    return {};
}

}  // namespace asyncdemo
