#include "report/code_tokens.hpp"

#include <algorithm>
#include <string>

namespace asyncdemo {
namespace {

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

markup mark_up(std::string_view code, tokenizer token_at) {
    markup html;
    std::string plain;  // what was read since the last marked piece
    for (std::size_t at = 0; at < code.size();) {
        const code_token next = token_at(code, at);
        const std::string_view text = code.substr(at, next.length);
        at += next.length;
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

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_word(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

std::size_t word_length(std::string_view code) {
    return static_cast<std::size_t>(std::find_if_not(code.begin(), code.end(), is_word) -
                                    code.begin());
}

bool begins_number(std::string_view code) {
    return is_digit(code.front()) || (code.front() == '.' && code.size() > 1 && is_digit(code[1]));
}

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

std::size_t length_through(std::string_view code, std::string_view end, std::size_t from) {
    const std::size_t at = code.find(end, from);
    return at == std::string_view::npos ? code.size() : at + end.size();
}

std::size_t quoted_length(std::string_view code, std::string_view quote, std::size_t from) {
    for (std::size_t at = from; at < code.size(); ++at) {
        if (code[at] == '\\') {
            ++at;
        } else if (code.substr(at).starts_with(quote)) {
            return at + quote.size();
        }
    }
    return code.size();
}

}  // namespace asyncdemo
