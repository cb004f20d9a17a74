#include "asyncdemo/cli/roff_text.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace asyncdemo {
namespace {

// Takes the first character, which is more than one byte, off the text. What is not UTF-8 comes out
// as the character that stands for that.
std::uint32_t take_character(std::string_view& text) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC0 || text.size() < length) {
        text.remove_prefix(1);
        return 0xFFFD;
    }
    std::uint32_t code = first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        code = code << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
    text.remove_prefix(length);
    return code;
}

std::string escaped(char c) {
    switch (c) {
        case '\\':
            return R"(\(rs)";
        case '\'':
            return R"(\(aq)";
        case '`':
            return R"(\(ga)";
        case '^':
            return R"(\(ha)";
        case '~':
            return R"(\(ti)";
        case '"':
            return R"(\(dq)";
        default:
            return {c};
    }
}

}  // namespace

std::string roff_prose(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const char c = text.front();
        if (static_cast<unsigned char>(c) >= 0x80) {
            out += fmt::format("\\[u{:04X}]", take_character(text));
            continue;
        }
        if (c == '.' && (out.empty() || out.back() == '\n')) out += R"(\&)";
        out += escaped(c);
        text.remove_prefix(1);
    }
    return out;
}

std::string roff_literal(std::string_view text) {
    std::string out;
    for (const char c : roff_prose(text)) {
        if (c == '-') out += '\\';
        out += c;
    }
    return out;
}

}  // namespace asyncdemo
