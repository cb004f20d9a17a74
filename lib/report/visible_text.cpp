#include "report/visible_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace asyncdemo {
namespace {

struct code_range {
    std::uint32_t first;
    std::uint32_t last;
};

// Sorted. Joiners (U+200C, U+200D) are no part of it, for words of some languages are spelt with
// them.
constexpr std::array unseen{
    code_range{0x00, 0x1F},        // control characters
    code_range{0x7F, 0x9F},        //
    code_range{0xAD, 0xAD},        // soft hyphen
    code_range{0x061C, 0x061C},    // marks of direction
    code_range{0x180E, 0x180E},    // a blank without width
    code_range{0x200B, 0x200B},    //
    code_range{0x200E, 0x200F},    // marks of direction
    code_range{0x2028, 0x202E},    // separators, embeddings and overrides of direction
    code_range{0x2060, 0x206F},    // isolates of direction and others without a look
    code_range{0xFEFF, 0xFEFF},    // byte order mark
    code_range{0xFFF9, 0xFFFB},    // marks of annotations
    code_range{0xFFFE, 0xFFFF},    // no characters
    code_range{0xE0000, 0xE0FFF},  // tags and selectors
};

// The signs of the program's own texts.
constexpr std::array likeness{
    std::pair{std::string_view("…"), std::string_view("...")},
    std::pair{std::string_view("–"), std::string_view("-")},
    std::pair{std::string_view("—"), std::string_view("-")},
    std::pair{std::string_view("×"), std::string_view("x")},
    std::pair{std::string_view("·"), std::string_view("|")},
    std::pair{std::string_view("│"), std::string_view("|")},
    std::pair{std::string_view("✓"), std::string_view("[ok]")},
    std::pair{std::string_view("✗"), std::string_view("[FAILED]")},
    std::pair{std::string_view("≈"), std::string_view("~")},
    std::pair{std::string_view("µ"), std::string_view("u")},
};

constexpr std::uint32_t beyond_basic_plane = 0x10000;

bool is_ascii(const utf8_character& c) { return c.is_valid && c.code < 0x80; }

// Goes through the text; `write(out, character, bytes)` writes one.
template <class Write>
std::string each_character(std::string_view text, Write write) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const utf8_character c = first_character(text);
        write(out, c, text.substr(0, c.length));
        text.remove_prefix(c.length);
    }
    return out;
}

void append_in_ascii(std::string& out, const utf8_character& c, std::string_view bytes) {
    if (is_ascii(c) && !needs_escape(c)) {
        out += bytes;
        return;
    }
    const auto* const like = std::find_if(likeness.begin(), likeness.end(),
                                          [bytes](const auto& l) { return l.first == bytes; });
    out += like == likeness.end() ? escape_of(c) : std::string(like->second);
}

// As JSON writes it: what is beyond the basic plane as a pair of surrogates (RFC 8259, 7).
std::string json_escape_of(std::uint32_t code) {
    if (code < beyond_basic_plane) return fmt::format("\\u{:04x}", code);
    const std::uint32_t rest = code - beyond_basic_plane;
    return fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
}

}  // namespace

bool needs_escape(const utf8_character& c) {
    if (!c.is_valid) return true;
    if (c.code >= 0x20 && c.code < 0x7F) return false;
    const auto* const range =
        std::lower_bound(unseen.begin(), unseen.end(), c.code,
                         [](const code_range& r, std::uint32_t code) { return r.last < code; });
    return range != unseen.end() && c.code >= range->first;
}

std::string escape_of(const utf8_character& c) {
    if (!c.is_valid || c.code < 0x80) {
        if (c.code == '\n') return "\\n";
        if (c.code == '\t') return "\\t";
        if (c.code == '\r') return "\\r";
        return fmt::format("\\x{:02x}", c.code);
    }
    return c.code < beyond_basic_plane ? fmt::format("\\u{:04x}", c.code)
                                       : fmt::format("\\U{:08x}", c.code);
}

std::string visible(std::string_view text) {
    return each_character(text,
                          [](std::string& out, const utf8_character& c, std::string_view bytes) {
                              needs_escape(c) ? out += escape_of(c) : out += bytes;
                          });
}

std::string visible_in_ascii(std::string_view text) {
    return each_character(text, append_in_ascii);
}

std::string page_in_ascii(std::string_view page) {
    return each_character(page,
                          [](std::string& out, const utf8_character& c, std::string_view bytes) {
                              is_ascii(c) ? out += bytes : (append_in_ascii(out, c, bytes), out);
                          });
}

std::string visible_json(std::string_view document, bool beyond_ascii) {
    return each_character(
        document, [=](std::string& out, const utf8_character& c, std::string_view bytes) {
            // What is below a blank stands between the texts: within one, JSON has it escaped.
            const bool is_structure = c.code < 0x20;
            const bool is_escaped =
                !is_structure && (needs_escape(c) || (beyond_ascii && !is_ascii(c)));
            is_escaped ? out += json_escape_of(c.code) : out += bytes;
        });
}

bool has_controls(std::string_view text) {
    while (!text.empty()) {
        const utf8_character c = first_character(text);
        const bool is_control = c.code < 0x20 || (c.code >= 0x7F && c.code <= 0x9F);
        if (!c.is_valid || is_control) return true;
        text.remove_prefix(c.length);
    }
    return false;
}

}  // namespace asyncdemo
