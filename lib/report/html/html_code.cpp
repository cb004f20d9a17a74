#include "report/html/html_code.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "lesson/code_regions.hpp"
#include "report/html/html_listing.hpp"
#include "report/language_pairs.hpp"

namespace asyncdemo {
namespace {

std::vector<std::string_view> sides_that_ran(const code_region& region, const lesson_run& run) {
    std::vector<std::string_view> names = region.sides;
    std::erase_if(names, [&run](std::string_view name) { return run.find(name) == nullptr; });
    return names;
}

markup region_by_region(const lesson_run& run, const std::vector<code_file>& files) {
    markup html;
    for (const code_region& region : code_regions(files)) {
        const std::vector<std::string_view> sides = sides_that_ran(region, run);
        if (!sides.empty()) {
            html += draw_html_listing(region, fmt::format("{}", fmt::join(sides, ", ")));
        }
    }
    return html;
}

// Those that ran in C++ or in Python.
std::vector<language_pair> pairs_that_ran(const lesson_run& run) {
    std::vector<language_pair> pairs = language_pairs(run.of->all_sides());
    const auto ran = [&run](const side* s) { return s != nullptr && run.find(s->name) != nullptr; };
    std::erase_if(pairs, [&](const language_pair& p) { return !ran(p.cpp) && !ran(p.python); });
    return pairs;
}

/// The code of a side in one language, cell for cell.
struct code_cells {
    markup seen_before;       // where a side before it has shown some of it
    std::vector<markup> own;  // its further regions
};

/// The regions of one language, as side after side shows them.
class language_code {
public:
    explicit language_code(const std::vector<code_file>& files)
        : regions_(code_regions(files)), first_shown_(regions_.size()) {}

    // Of no side, nothing.
    code_cells cells(const side* of) {
        code_cells cells;
        for (std::size_t i = 0; of != nullptr && i < regions_.size(); ++i) {
            const code_region& r = regions_[i];
            if (!r.is_of(of->plain_name())) continue;
            const side*& first = first_shown_[i];
            if (first == nullptr) {
                first = of;
                cells.own.push_back(draw_html_listing(r, of->name));
            } else {
                cells.seen_before.add("<p class=\"caption\"><code>{}:{}</code>: as in {}</p>\n",
                                      r.path, r.first_line, first->name);
            }
        }
        return cells;
    }

private:
    std::vector<code_region> regions_;
    std::vector<const side*> first_shown_;  // with each of them
};

// Row for row, so that what stands first in both is level.
markup in_rows(const code_cells& cpp, const code_cells& python) {
    markup rows;
    const auto add = [&rows](const markup& left, const markup& right) {
        rows.add("<div class=\"cpp\">{}</div>\n<div class=\"python\">{}</div>\n", left, right);
    };
    if (!cpp.seen_before.empty() || !python.seen_before.empty()) {
        add(cpp.seen_before, python.seen_before);
    }
    for (std::size_t i = 0; i < std::max(cpp.own.size(), python.own.size()); ++i) {
        add(i < cpp.own.size() ? cpp.own[i] : markup(),
            i < python.own.size() ? python.own[i] : markup());
    }
    return rows;
}

// Hidden where both languages have room beside each other. What a tab shows comes behind it, so
// that the style sheet can tell.
markup tabs(std::string_view lesson, std::string_view side) {
    markup html;
    for (const auto& [id, language] : {std::pair("cpp", "C++"), std::pair("python", "Python")}) {
        html.add(R"(<input type="radio" class="tab of-{2}" name="{0}-code-{1}" id="{0}-{2}-{1}")"
                 R"({4} aria-label="{1} in {3}"><label for="{0}-{2}-{1}">{3}</label>)",
                 lesson, side, id, language, html.empty() ? " checked" : "");
    }
    return html;
}

markup side_by_side(const lesson_run& run, const std::vector<code_file>& files, int level) {
    language_code cpp(files);
    language_code python({run.of->python});
    markup html;
    for (const language_pair& pair : pairs_that_ran(run)) {
        const markup cells = in_rows(cpp.cells(pair.cpp), python.cells(pair.python));
        const bool has_both = pair.has_both();
        html.add("<div class=\"of-side\"><h{0}>{1}</h{0}>\n{2}<div{3}>\n{4}</div></div>\n", level,
                 pair.plain_name(), has_both ? tabs(run.of->name, pair.plain_name()) : markup(),
                 has_both ? markup::ready_made(" class=\"languages\"") : markup(), cells);
    }
    return html;
}

}  // namespace

markup draw_html_code(const lesson_run& run, const std::vector<code_file>& files, int level) {
    return run.of->python_sides.empty() ? region_by_region(run, files)
                                        : side_by_side(run, files, level);
}

}  // namespace asyncdemo
