#include "report/cpp_highlighter.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "report/markup.hpp"

namespace asyncdemo {
namespace {

constexpr auto keywords = std::to_array<std::string_view>({"alignas",
                                                           "alignof",
                                                           "auto",
                                                           "bool",
                                                           "break",
                                                           "case",
                                                           "catch",
                                                           "char",
                                                           "class",
                                                           "co_await",
                                                           "co_return",
                                                           "co_yield",
                                                           "concept",
                                                           "const",
                                                           "constexpr",
                                                           "consteval",
                                                           "constinit",
                                                           "const_cast",
                                                           "continue",
                                                           "decltype",
                                                           "default",
                                                           "delete",
                                                           "do",
                                                           "double",
                                                           "dynamic_cast",
                                                           "else",
                                                           "enum",
                                                           "explicit",
                                                           "extern",
                                                           "false",
                                                           "float",
                                                           "for",
                                                           "friend",
                                                           "goto",
                                                           "if",
                                                           "inline",
                                                           "int",
                                                           "long",
                                                           "mutable",
                                                           "namespace",
                                                           "new",
                                                           "noexcept",
                                                           "nullptr",
                                                           "operator",
                                                           "override",
                                                           "private",
                                                           "protected",
                                                           "public",
                                                           "reinterpret_cast",
                                                           "requires",
                                                           "return",
                                                           "short",
                                                           "signed",
                                                           "sizeof",
                                                           "static",
                                                           "static_assert",
                                                           "static_cast",
                                                           "struct",
                                                           "switch",
                                                           "template",
                                                           "this",
                                                           "throw",
                                                           "true",
                                                           "try",
                                                           "typename",
                                                           "union",
                                                           "unsigned",
                                                           "using",
                                                           "virtual",
                                                           "void",
                                                           "volatile",
                                                           "while"});

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_word(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// The piece at the start of the code that belongs together, and what it is.
struct token {
    std::size_t length = 1;
    std::string_view kind = {};  // the class; empty for everything else
};

std::size_t word_length(std::string_view code) {
    return static_cast<std::size_t>(std::find_if_not(code.begin(), code.end(), is_word) -
                                    code.begin());
}

// Up to and with `end`, or all of it.
std::size_t length_through(std::string_view code, std::string_view end, std::size_t from) {
    const std::size_t at = code.find(end, from);
    return at == std::string_view::npos ? code.size() : at + end.size();
}

// A text or a character: up to the same quote, but for one behind a backslash.
std::size_t quoted_length(std::string_view code) {
    for (std::size_t at = 1; at < code.size(); ++at) {
        if (code[at] == '\\') {
            ++at;
        } else if (code[at] == code.front()) {
            return at + 1;
        }
    }
    return code.size();
}

// R"mark( … )mark"
std::size_t raw_text_length(std::string_view code) {
    const std::size_t open = code.find('(');
    if (open == std::string_view::npos) return code.size();
    const std::string end = ")" + std::string(code.substr(2, open - 2)) + "\"";
    return length_through(code, end, open);
}

// With what can stand within: 10'000, 0x1p-3, 1.5e+6, 250ms.
std::size_t number_length(std::string_view code) {
    std::size_t at = 0;
    while (at < code.size()) {
        const bool is_sign_of_exponent =
            (code[at] == '+' || code[at] == '-') && at > 0 &&
            std::string_view("eEpP").find(code[at - 1]) != std::string_view::npos;
        const bool is_separator = code[at] == '\'' && at + 1 < code.size() && is_word(code[at + 1]);
        if (!is_word(code[at]) && code[at] != '.' && !is_sign_of_exponent && !is_separator) break;
        ++at;
    }
    return at;
}

token word_at(std::string_view code) {
    const std::size_t length = word_length(code);
    const bool is_keyword =
        std::find(keywords.begin(), keywords.end(), code.substr(0, length)) != keywords.end();
    return {length, is_keyword ? "k" : ""};
}

token next_token(std::string_view code) {
    const char first = code.front();
    if (code.starts_with("//")) return {std::min(code.find('\n'), code.size()), "c"};
    if (code.starts_with("/*")) return {length_through(code, "*/", 2), "c"};
    if (code.starts_with("R\"")) return {raw_text_length(code), "s"};
    if (first == '"' || first == '\'') return {quoted_length(code), "s"};
    const bool is_fraction = first == '.' && code.size() > 1 && is_digit(code[1]);
    if (is_digit(first) || is_fraction) return {number_length(code), "n"};
    if (is_word(first)) return word_at(code);
    return {};
}

// Line by line, since line ends would be written as character references.
markup as_html(std::string_view text) {
    markup html;
    for (;;) {
        const std::size_t end = text.find('\n');
        html.add("{}", text.substr(0, end));
        if (end == std::string_view::npos) return html;
        html.add("\n");
        text.remove_prefix(end + 1);
    }
}

}  // namespace

markup highlight_cpp(std::string_view code) {
    markup html;
    std::string plain;  // what was read since the last marked piece
    while (!code.empty()) {
        const token next = next_token(code);
        const std::string_view text = code.substr(0, next.length);
        code.remove_prefix(next.length);
        if (next.kind.empty()) {
            plain += text;
            continue;
        }
        html += as_html(plain);
        plain.clear();
        html.add("<span class=\"{}\">{}</span>", next.kind, as_html(text));
    }
    return html + as_html(plain);
}

}  // namespace asyncdemo
