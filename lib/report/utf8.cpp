#include "report/utf8.hpp"

#include <utf8proc.h>

namespace asyncdemo {

std::size_t announced_length(char first) {
    const auto byte = static_cast<std::uint8_t>(first);
    if (byte < 0x80) return 1;
    if (byte >= 0xC2 && byte < 0xE0) return 2;  // below, it would be longer than need be
    if (byte >= 0xE0 && byte < 0xF0) return 3;
    return byte >= 0xF0 && byte < 0xF5 ? 4 : 0;
}

utf8_character first_character(std::string_view text) {
    utf8proc_int32_t code = 0;
    const utf8proc_ssize_t length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                         static_cast<utf8proc_ssize_t>(text.size()), &code);
    if (length <= 0) return {static_cast<std::uint8_t>(text.front()), 1, false};
    return {static_cast<std::uint32_t>(code), static_cast<std::size_t>(length), true};
}

std::size_t columns_of(const utf8_character& c) {
    if (!c.is_valid) return 1;
    return static_cast<std::size_t>(utf8proc_charwidth(static_cast<utf8proc_int32_t>(c.code)));
}

}  // namespace asyncdemo
