#include "report/short_text.hpp"

#include "report/utf8.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo {

std::string short_text(std::string_view typed) {
    std::string text;
    std::size_t count = 0;
    while (!typed.empty() && count < longest_text) {
        const utf8_character next = first_character(typed);
        const std::string_view bytes = typed.substr(0, next.length);
        typed.remove_prefix(next.length);
        const bool is_leading_blank = text.empty() && bytes == " ";
        if (needs_escape(next) || is_leading_blank) continue;
        text += bytes;
        ++count;
    }
    while (text.ends_with(' ')) text.pop_back();
    return text;
}

}  // namespace asyncdemo
