#include "report/terminal/code_wrap.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t further = 4;  // columns

bool is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80U;
}

bool is_operator(char c) {
    return std::string_view("-+*/%<>=&|!:^.?").find(c) != std::string_view::npos;
}

// Up to the same quote, but for one behind a backslash.
std::size_t quoted_length(std::string_view code) {
    std::size_t at = 1;
    while (at < code.size() && code[at] != code.front()) at += code[at] == '\\' ? 2 : 1;
    return std::min(at + 1, code.size());
}

template <class Belongs>
std::size_t length_while(std::string_view code, Belongs belongs) {
    return static_cast<std::size_t>(std::find_if_not(code.begin(), code.end(), belongs) -
                                    code.begin());
}

// Of the comment that begins there; empty when none does.
std::string_view comment_marker(std::string_view code, language in) {
    if (in == language::python) return code.starts_with("#") ? "#" : "";
    for (const std::string_view marker : {"///", "//"}) {
        if (code.starts_with(marker)) return marker;
    }
    return {};
}

// Of what must stay in one piece at the start of the code. In a comment, that is a word of prose.
std::size_t token_length(std::string_view code, bool is_in_comment, language in) {
    const char first = code.front();
    if (first == ' ') return length_while(code, [](char c) { return c == ' '; });
    if (is_in_comment) return length_while(code, [](char c) { return c != ' '; });
    if (const auto marker = comment_marker(code, in); !marker.empty()) return marker.size();
    if (first == '"' || first == '\'') return quoted_length(code);
    if (is_word(first)) return length_while(code, is_word);
    if (is_operator(first)) return length_while(code, is_operator);
    return 1;
}

std::size_t indent_of(std::string_view line) {
    return length_while(line, [](char c) { return c == ' '; });
}

// Up to the text of a comment that stands alone; 0 when the line is none.
std::size_t start_of_comment_text(std::string_view line, language in) {
    const std::size_t indent = indent_of(line);
    const std::string_view marker = comment_marker(line.substr(indent), in);
    return marker.empty() ? 0 : indent + marker.size() + 1;
}

// Whether it is a comment that goes on with the one of the line before.
bool goes_on(std::string_view before, std::string_view line, language in) {
    const std::size_t start = start_of_comment_text(line, in);
    return start > 0 && line.size() > start && before.starts_with(line.substr(0, start));
}

struct place {
    std::size_t at = 0;            // in the line; 0 when there is none
    std::string_view marker = {};  // of the comment that what follows belongs to; empty: to none
};

// Where the line is best broken so that at most `room` columns of it come before.
place where_to_break(std::string_view line, std::size_t begin, std::size_t room,
                     std::string_view marker, language in) {
    place between_tokens;
    place between_words;
    std::size_t at = begin;
    while (at < line.size()) {
        const std::size_t length = token_length(line.substr(at), !marker.empty(), in);
        const bool leaves_brace_alone = line.substr(at) == "{";
        if (at > begin && !leaves_brace_alone && display_width(line.substr(0, at)) <= room) {
            between_tokens = {at, marker};
            const char before = line[at - 1];
            if (before == ' ' || before == ',' || before == '(') between_words = between_tokens;
        }
        if (display_width(line.substr(0, at + length)) > room && between_tokens.at > 0) break;
        if (marker.empty()) marker = comment_marker(line.substr(at), in);
        at += length;
    }
    return between_words.at > 0 ? between_words : between_tokens;
}

// What a function of Python begins with to say what it does: prose.
bool is_docstring(std::string_view line, language in) {
    return in == language::python && line.substr(indent_of(line)).starts_with(R"(""")");
}

std::vector<std::string> wrap_prose(std::string_view line, std::size_t width) {
    const std::size_t indent = std::min(indent_of(line), width / 2);
    std::vector<std::string> lines = wrap(line, width - indent);
    for (std::string& each : lines) each.insert(0, indent, ' ');
    return lines;
}

}  // namespace

std::vector<std::string> wrap_code(std::string_view line, std::size_t width, language in) {
    if (display_width(line) > width && is_docstring(line, in)) return wrap_prose(line, width);
    const std::size_t indent = indent_of(line);
    const bool is_comment = start_of_comment_text(line, in) > 0;
    const std::string before(std::min(indent + (is_comment ? 0 : further), width / 2), ' ');
    std::vector<std::string> lines;
    std::string rest(line);
    std::size_t begin = indent;  // of the code in it
    std::string_view marker;
    while (display_width(rest) > width) {
        const place end = where_to_break(rest, begin, width, marker, in);
        if (end.at == 0) break;
        lines.push_back(rest.substr(0, end.at));
        lines.back().erase(lines.back().find_last_not_of(' ') + 1);
        const std::size_t next = std::min(rest.find_first_not_of(' ', end.at), rest.size());
        marker = end.marker;
        std::string start = before;
        if (!marker.empty()) start.append(marker).append(" ");
        begin = start.size();
        rest = std::move(start.append(rest, next));
    }
    lines.push_back(std::move(rest));
    return lines;
}

std::vector<std::string> wrap_lines(const std::vector<std::string_view>& lines, std::size_t width,
                                    language in) {
    std::vector<std::string> wrapped;
    bool was_broken = false;
    for (const std::string_view line : lines) {
        std::string text(line);
        if (was_broken && goes_on(wrapped.back(), line, in)) {
            text = wrapped.back() + " " + text.substr(start_of_comment_text(line, in));
            wrapped.pop_back();
        }
        std::vector<std::string> parts = wrap_code(text, width, in);
        was_broken = parts.size() > 1;
        std::move(parts.begin(), parts.end(), std::back_inserter(wrapped));
    }
    return wrapped;
}

}  // namespace asyncdemo
