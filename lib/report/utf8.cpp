#include "report/utf8.hpp"

namespace asyncdemo {
std::size_t announced_length(char first) {
    const auto byte = static_cast<std::uint8_t>(first);
    if (byte < 0x80) return 1;
    if (byte >= 0xC2 && byte < 0xE0) return 2;  // below, it would be longer than need be
    if (byte >= 0xE0 && byte < 0xF0) return 3;
    return byte >= 0xF0 && byte < 0xF5 ? 4 : 0;
}

utf8_character first_character(std::string_view text) {
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};   // by length: none is longer
    constexpr std::uint8_t own_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};  // of the first byte
    const auto first = static_cast<std::uint8_t>(text.front());
    const utf8_character broken{first, 1, false};
    const std::size_t length = announced_length(text.front());
    if (length == 0 || length > text.size()) return broken;
    std::uint32_t code = first & own_bits[length];
    for (const char byte : text.substr(1, length - 1)) {
        if (!continues_character(byte)) return broken;
        code = code << 6 | (static_cast<std::uint8_t>(byte) & 0x3Fu);
    }
    const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
    const bool is_valid = code >= least[length] && !is_surrogate && code <= 0x10FFFF;
    return is_valid ? utf8_character{code, length, true} : broken;
}

}  // namespace asyncdemo
