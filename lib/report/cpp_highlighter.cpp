#include "report/cpp_highlighter.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "report/code_tokens.hpp"

namespace asyncdemo {
namespace {

constexpr auto cpp_keywords = std::to_array<std::string_view>({"alignas",
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

// R"mark( … )mark"
std::size_t raw_text_length(std::string_view code) {
    const std::size_t open = code.find('(');
    if (open == std::string_view::npos) return code.size();
    const std::string end = ")" + std::string(code.substr(2, open - 2)) + "\"";
    return length_through(code, end, open);
}

code_token cpp_word(std::string_view code) {
    const std::size_t length = word_length(code);
    const bool is_keyword = std::find(cpp_keywords.begin(), cpp_keywords.end(),
                                      code.substr(0, length)) != cpp_keywords.end();
    return {length, is_keyword ? "k" : ""};
}

code_token cpp_token(std::string_view whole, std::size_t at) {
    const std::string_view code = whole.substr(at);
    const char first = code.front();
    if (code.starts_with("//")) return {std::min(code.find('\n'), code.size()), "c"};
    if (code.starts_with("/*")) return {length_through(code, "*/", 2), "c"};
    if (code.starts_with("R\"")) return {raw_text_length(code), "s"};
    if (first == '"' || first == '\'') return {quoted_length(code, code.substr(0, 1), 1), "s"};
    if (begins_number(code)) return {number_length(code), "n"};
    if (is_word(first)) return cpp_word(code);
    return {};
}

}  // namespace

markup highlight_cpp(std::string_view code) { return mark_up(code, cpp_token); }

}  // namespace asyncdemo
