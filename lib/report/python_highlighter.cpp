#include "report/python_highlighter.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "report/code_tokens.hpp"

namespace asyncdemo {
namespace {

constexpr auto python_keywords = std::to_array<std::string_view>(
    {"False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
     "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
     "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
     "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"});

// Words that are keywords only where they begin a statement with a block.
constexpr auto soft_keywords = std::to_array<std::string_view>({"case", "match"});

bool is_first_on_line(std::string_view whole, std::size_t at) {
    const std::size_t before = whole.substr(0, at).find_last_not_of(" \t");
    return before == std::string_view::npos || whole[before] == '\n';
}

bool opens_block(std::string_view code) { return code.substr(0, code.find('\n')).ends_with(':'); }

// "rb" and the like before a quote; nothing else may stand there.
bool is_prefix(std::string_view word) {
    constexpr std::string_view letters = "bBfFrRtTuU";
    return word.size() <= 2 && std::all_of(word.begin(), word.end(), [&](char c) {
               return letters.find(c) != std::string_view::npos;
           });
}

bool is_quote(std::string_view code, std::size_t at) {
    return at < code.size() && (code[at] == '"' || code[at] == '\'');
}

// A text whose quote stands at `open`. One in single quotes ends with its line.
std::size_t text_length(std::string_view code, std::size_t open) {
    for (const std::string_view triple : {R"(""")", "'''"}) {
        if (code.substr(open).starts_with(triple)) return quoted_length(code, triple, open + 3);
    }
    for (std::size_t at = open + 1; at < code.size(); ++at) {
        if (code[at] == '\\') {
            ++at;
        } else if (code[at] == '\n') {
            return at;
        } else if (code[at] == code[open]) {
            return at + 1;
        }
    }
    return code.size();
}

// "@name.of(…": as far as it is a name.
std::size_t decorator_length(std::string_view code) {
    const auto is_of_name = [](char c) { return is_word(c) || c == '.'; };
    std::size_t length = 1;
    while (length < code.size() && is_of_name(code[length])) ++length;
    return length;
}

code_token python_word(std::string_view whole, std::size_t at) {
    const std::string_view code = whole.substr(at);
    const std::size_t length = word_length(code);
    const std::string_view word = code.substr(0, length);
    if (is_prefix(word) && is_quote(code, length)) return {text_length(code, length), "s"};
    const auto is_among = [word](const auto& words) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    const bool is_soft = is_among(soft_keywords) && is_first_on_line(whole, at);
    const bool is_keyword = is_among(python_keywords) || (is_soft && opens_block(code));
    return {length, is_keyword ? "k" : ""};
}

code_token python_token(std::string_view whole, std::size_t at) {
    const std::string_view code = whole.substr(at);
    const char first = code.front();
    if (first == '#') return {std::min(code.find('\n'), code.size()), "c"};
    if (is_quote(code, 0)) return {text_length(code, 0), "s"};
    if (begins_number(code)) return {number_length(code), "n"};
    if (is_word(first)) return python_word(whole, at);
    if (first == '@' && is_first_on_line(whole, at)) return {decorator_length(code), "d"};
    return {};
}

}  // namespace

markup highlight_python(std::string_view code) { return mark_up(code, python_token); }

}  // namespace asyncdemo
