#include "report/short_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "report/utf8.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo {
namespace {

// Blank letters and fillers, and what only chooses the look of the character before it.
bool is_unseen(std::uint32_t code) {
    constexpr std::array<std::uint32_t, 6> fillers{0x034F, 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0};
    return std::find(fillers.begin(), fillers.end(), code) != fillers.end() ||
           (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0xE0100 && code <= 0xE01EF);
}

}  // namespace

std::string short_text(std::string_view typed) {
    std::string text;
    std::size_t count = 0;
    while (!typed.empty() && count < longest_text) {
        const utf8_character next = first_character(typed);
        const std::string_view bytes = typed.substr(0, next.length);
        typed.remove_prefix(next.length);
        const bool stands_on_nothing =
            (text.empty() && bytes == " ") ||
            ((text.empty() || text.ends_with(' ')) && columns_of(next) == 0);
        if (needs_escape(next) || is_unseen(next.code) || stands_on_nothing) continue;
        text += bytes;
        ++count;
    }
    while (text.ends_with(' ')) text.pop_back();
    return text;
}

}  // namespace asyncdemo
