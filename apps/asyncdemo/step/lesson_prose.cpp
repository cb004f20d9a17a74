#include "asyncdemo/step/lesson_prose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "report/run_text.hpp"
#include "report/terminal/prose_page.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::string_view heading_mark = "## ";
constexpr std::string_view first_after_run = "What to look at";
constexpr std::string_view about_mistake = "The mistake";
constexpr std::string_view where_next = "Where to go on";

/// A heading of the prose with what stands below it.
struct prose_section {
    std::string_view heading;
    std::string_view text;  // with the heading
};

std::vector<prose_section> sections_of(std::string_view prose) {
    std::vector<prose_section> all;
    while (!prose.empty()) {
        const std::size_t next = prose.find("\n## ", 1);
        const std::string_view text =
            prose.substr(0, next == std::string_view::npos ? next : next + 1);
        std::string_view heading;
        if (text.starts_with(heading_mark)) {
            heading = text.substr(heading_mark.size(), text.find('\n') - heading_mark.size());
        }
        all.push_back({heading, text});
        prose.remove_prefix(text.size());
    }
    return all;
}

std::string_view without_heading_line(std::string_view text) {
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    return text;
}

std::string written_for(const lesson& l, const settings& chosen, std::string_view text,
                        const terminal_style& style) {
    const std::string note = note_on_defaults(l, chosen, text);
    if (note.empty()) return {};
    std::string lines;
    for (const std::string& line : wrap(note, static_cast<std::size_t>(style.width))) {
        lines += style.paint(ink::faint, line) + "\n";
    }
    return lines + "\n";
}

std::string drawn(const lesson& l, const settings& chosen, std::string_view text,
                  const terminal_style& style) {
    return written_for(l, chosen, text, style) + prose_page(text, style);
}

}  // namespace

std::string_view title_of(const catalog_entry& entry) {
    constexpr std::string_view mark = "# ";
    if (!entry.prose.starts_with(mark)) return entry.lesson.name;
    return entry.prose.substr(mark.size(), entry.prose.find('\n') - mark.size());
}

std::string prose_before_run(const catalog_entry& entry, const settings& chosen,
                             const terminal_style& style) {
    std::string_view story = entry.prose;
    for (const prose_section& s : sections_of(entry.prose)) {
        if (s.heading != first_after_run) continue;
        story = story.substr(0, static_cast<std::size_t>(s.text.data() - story.data()));
        break;
    }
    return drawn(entry.lesson, chosen, story, style);
}

std::string prose_after_run(const catalog_entry& entry, const settings& chosen,
                            const terminal_style& style) {
    std::string told;
    bool is_told_now = false;
    for (const prose_section& s : sections_of(entry.prose)) {
        is_told_now = is_told_now || s.heading == first_after_run;
        const bool is_told_later = s.heading == about_mistake || s.heading == where_next;
        if (is_told_now && !is_told_later) told += s.text;
    }
    return drawn(entry.lesson, chosen, told, style);
}

std::string prose_of_mistake(const catalog_entry& entry, const settings& chosen,
                             const terminal_style& style) {
    for (const prose_section& s : sections_of(entry.prose)) {
        if (s.heading == about_mistake) {
            return drawn(entry.lesson, chosen, without_heading_line(s.text), style);
        }
    }
    return {};
}

}  // namespace asyncdemo
