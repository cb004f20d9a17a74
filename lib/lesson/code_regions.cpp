#include "lesson/code_regions.hpp"

#include <algorithm>

namespace asyncdemo {
namespace {

std::string_view take_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

// "// [side, side]", with at least one letter between the brackets.
bool is_open_mark(std::string_view line, std::string_view open) {
    return line.size() > open.size() + 1 && line.starts_with(open) && line.back() == ']';
}

std::vector<std::string_view> names_in(std::string_view mark, std::string_view open) {
    mark.remove_prefix(open.size());
    mark.remove_suffix(1);
    std::vector<std::string_view> names;
    while (!mark.empty()) {
        const std::size_t comma = mark.find(", ");
        names.push_back(mark.substr(0, comma));
        mark.remove_prefix(comma == std::string_view::npos ? mark.size() : comma + 2);
    }
    return names;
}

void add_regions(std::vector<code_region>& regions, code_file file) {
    const region_marks marks = marks_in(file);
    bool is_inside = false;
    for (std::size_t number = 1; !file.text.empty(); ++number) {
        const std::string_view line = take_line(file.text);
        if (line == marks.end) {
            is_inside = false;
        } else if (is_open_mark(line, marks.open)) {
            regions.push_back({names_in(line, marks.open), file.path, number + 1, {}});
            is_inside = true;
        } else if (is_inside) {
            regions.back().lines.push_back(line);
        }
    }
}

}  // namespace

bool code_region::is_of(std::string_view side) const {
    return std::find(sides.begin(), sides.end(), side) != sides.end();
}

region_marks marks_in(const code_file& file) {
    if (language_of(file.path) == language::python) return {"# [", "# [end]"};
    return {"// [", "// [end]"};
}

std::vector<code_region> code_regions(const std::vector<code_file>& files) {
    std::vector<code_region> regions;
    for (const code_file& file : files) add_regions(regions, file);
    return regions;
}

}  // namespace asyncdemo
