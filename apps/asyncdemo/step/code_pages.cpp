#include "asyncdemo/step/code_pages.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lesson/code_regions.hpp"
#include "report/terminal/code_wrap.hpp"

namespace asyncdemo {
namespace {

std::vector<code_region> regions_of(const catalog_entry& entry) {
    std::vector<code_file> files = entry.code;
    files.push_back(entry.lesson.python);
    return code_regions(files);
}

bool is_in_language_of(const side& s, const code_region& region) {
    return s.written_in() == language_of(region.path);
}

bool is_of(const side& s, const code_region& region) {
    return is_in_language_of(s, region) && region.is_of(s.plain_name());
}

// Of all in its language, if that is more than one.
bool is_of_all(const std::vector<const side*>& sides, const code_region& region) {
    std::vector<const side*> same = sides;
    std::erase_if(same, [&region](const side* s) { return !is_in_language_of(*s, region); });
    return same.size() > 1 && std::all_of(same.begin(), same.end(),
                                          [&region](const side* s) { return is_of(*s, region); });
}

std::string header_of(const code_region& region) {
    return fmt::format("{}:{}", region.path, region.first_line);
}

std::string text_of(const code_region& region, const terminal_style& style) {
    std::string text = style.paint(ink::faint, header_of(region)) + "\n";
    for (const std::string& line : wrap_lines(region.lines, static_cast<std::size_t>(style.width),
                                              language_of(region.path))) {
        text += line + "\n";
    }
    return text + "\n";
}

// The first of them that the region belongs to.
const side& first_of(const std::vector<const side*>& sides, const code_region& region) {
    return **std::find_if(sides.begin(), sides.end(),
                          [&region](const side* s) { return is_of(*s, region); });
}

}  // namespace

std::string shared_code(const catalog_entry& entry, const std::vector<const side*>& sides,
                        const terminal_style& style) {
    std::string text;
    for (const code_region& r : regions_of(entry)) {
        if (is_of_all(sides, r)) text += text_of(r, style);
    }
    return text;
}

std::string own_code(const catalog_entry& entry, const side& of,
                     const std::vector<const side*>& sides, const terminal_style& style) {
    std::vector<const side*> in_order = sides;
    in_order.push_back(&of);  // a mistake comes after all others
    std::string seen_before;
    std::string text;
    for (const code_region& r : regions_of(entry)) {
        if (!is_of(of, r) || is_of_all(sides, r)) continue;
        const side& first = first_of(in_order, r);
        if (&first == &of) {
            text += text_of(r, style);
        } else {
            seen_before +=
                style.paint(ink::faint, fmt::format("{}: as in {}", header_of(r), first.name)) +
                "\n";
        }
    }
    return seen_before.empty() ? text : seen_before + "\n" + text;
}

std::string whole_code(const catalog_entry& entry, const std::vector<const side*>& sides,
                       const terminal_style& style) {
    std::string text = shared_code(entry, sides, style);
    for (const side* s : sides) {
        text += style.paint(ink::title, s->name) + "\n" + own_code(entry, *s, sides, style);
    }
    return text;
}

}  // namespace asyncdemo
