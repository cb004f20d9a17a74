#include "report/markup.hpp"

#include "report/utf8.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo {
namespace {

// What stands for the character; empty when it may stand for itself.
std::string_view reference_to(const utf8_character& c) {
    if (!c.is_valid) return {};
    switch (c.code) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        // As they are, a parser would make blanks of these.
        case '\t':
            return "&#9;";
        case '\n':
            return "&#10;";
        case '\r':
            return "&#13;";
        default:
            return {};
    }
}

}  // namespace

std::string markup_format::escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const utf8_character c = first_character(text);
        if (const std::string_view reference = reference_to(c); !reference.empty()) {
            out += reference;
        } else if (needs_escape(c)) {
            out += escape_of(c);
        } else {
            out += text.substr(0, c.length);
        }
        text.remove_prefix(c.length);
    }
    return out;
}

}  // namespace asyncdemo
