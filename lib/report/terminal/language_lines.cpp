#include "report/terminal/language_lines.hpp"

#include <cstddef>
#include <utility>

#include "report/language_table.hpp"
#include "report/terminal/text_table.hpp"

namespace asyncdemo {

std::vector<std::string> draw_languages(const lesson_run& run, const terminal_style& style) {
    const language_table table = compare_languages(run);
    std::vector<std::string> names;
    std::vector<text_column> columns;
    for (const language_table::line& l : table.lines) {
        names.push_back(l.side);
        columns.resize(l.figures.size());
        for (std::size_t i = 0; i < columns.size(); ++i) {
            columns[i].title = l.figures[i].title;
            columns[i].cells.push_back(l.figures[i].text);
        }
    }
    if (names.empty()) return {};
    std::vector<std::string> lines{"", style.paint(ink::strong, language_table_title)};
    for (std::string& line : draw_table(names, columns, style)) lines.push_back(std::move(line));
    return lines;
}

}  // namespace asyncdemo
