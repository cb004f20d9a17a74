#include "report/html/html_prose.hpp"

#include <md4c-html.h>
#include <md4c.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

namespace asyncdemo {
namespace {

constexpr std::string_view title_begin = "<h1>";
constexpr std::string_view title_end = "</h1>";

std::string html_of_markdown(std::string_view markdown) {
    std::string html;
    const auto append = [](const MD_CHAR* text, MD_SIZE size, void* to) {
        static_cast<std::string*>(to)->append(text, size);
    };
    if (md_html(markdown.data(), static_cast<MD_SIZE>(markdown.size()), append, &html,
                MD_FLAG_NOHTML, 0) != 0) {
        throw std::runtime_error("the prose is no Markdown");
    }
    return html;
}

// Where the digit of a heading's tag stands: the 2 of "<h2>" or "</h2>".
bool is_level(std::string_view html, std::size_t at) {
    const bool is_digit = html[at] >= '1' && html[at] <= '6';
    const std::string_view before = html.substr(0, at);
    return is_digit && (before.ends_with("<h") || before.ends_with("</h"));
}

// A "<" of the text itself is escaped, so what looks like a heading is one.
void move_headings(std::string& html, int level) {
    constexpr int level_below_title = 2;
    for (std::size_t at = 0; at < html.size(); ++at) {
        if (!is_level(html, at)) continue;
        const int moved = html[at] - '0' + level - level_below_title;
        html[at] = static_cast<char>('0' + std::clamp(moved, 1, 6));
    }
}

}  // namespace

html_prose draw_html_prose(std::string_view markdown, int level) {
    html_prose prose;
    std::string body = html_of_markdown(markdown);
    if (const std::size_t end = body.find(title_end);
        body.starts_with(title_begin) && end != std::string::npos) {
        prose.title = markup::ready_made(body.substr(title_begin.size(), end - title_begin.size()));
        body.erase(0, end + title_end.size());
    }
    move_headings(body, level);
    prose.body = markup::ready_made(std::move(body));
    return prose;
}

markup draw_html_sentence(std::string_view text) {
    markup html;
    bool is_code = false;
    for (;;) {
        const std::size_t end = text.find('`');
        const std::string_view part = text.substr(0, end);
        html += is_code ? markup::of("<code>{}</code>", part) : markup::of("{}", part);
        if (end == std::string_view::npos) return html;
        text.remove_prefix(end + 1);
        is_code = !is_code;
    }
}

}  // namespace asyncdemo
