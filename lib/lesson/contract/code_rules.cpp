#include <algorithm>
#include <set>

#include "lesson/code_regions.hpp"
#include "lesson/contract/rules.hpp"
#include "lesson/python_sides.hpp"

namespace asyncdemo {
namespace {

// What a projector shows so that the back row can read it.
constexpr long most_lines_of_sides = 120;

void check_projected(const catalog_entry& e, complaint_list& to) {
    for (const code_file& f : e.code) {
        if (!f.path.ends_with("/sides.cpp")) continue;
        to.expect(f.path == e.code.front().path, "{} has to be the first of its files", f.path);
        const auto lines = std::count(f.text.begin(), f.text.end(), '\n');
        to.expect(lines <= most_lines_of_sides, "{} has {} lines; {} are the most", f.path, lines,
                  most_lines_of_sides);
    }
}

void check_regions(const catalog_entry& e, complaint_list& to) {
    std::set<std::string_view> shown;
    for (const code_region& r : code_regions(e.code)) {
        to.expect(!r.lines.empty(), "the region at {}:{} is empty", r.path, r.first_line);
        for (const std::string_view name : r.sides) {
            shown.insert(name);
            to.expect(e.lesson.find_side(name) != nullptr,
                      "the region at {}:{} is of `{}`, which is no side; those are {}", r.path,
                      r.first_line, name, in_ticks(names_of_sides(e.lesson)));
        }
    }
    for (const std::string_view name : names_of_sides(e.lesson)) {
        to.expect(
            shown.contains(name),
            "the side `{0}` has no code to show; it has to stand between `// [{0}]` and `{1}`",
            name, "// [end]");
    }
}

// Marks open and close in turn, and stand alone on their lines.
void check_marks(const code_file& f, complaint_list& to) {
    const region_marks marks = marks_in(f);
    bool is_open = false;
    std::size_t number = 0;
    for (std::string_view rest = f.text; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        ++number;
        if (line.find(marks.open) == std::string_view::npos) continue;
        if (!line.starts_with(marks.open) || !line.ends_with("]")) {
            to.expect(false, "the mark at {}:{} has to stand alone on its line", f.path, number);
            continue;
        }
        const bool ends = line == marks.end;
        to.expect(ends == is_open, "the mark at {}:{} has to {} a region", f.path, number,
                  is_open ? "end" : "begin");
        is_open = !ends;
    }
    to.expect(!is_open, "the last region of {} has to end with `{}`", f.path, marks.end);
}

// A side in Python is a function of that name, in a region of `sides.py`.
void check_python(const catalog_entry& e, complaint_list& to) {
    const code_file& code = e.lesson.python;
    for (const code_region& r : code_regions({code})) {
        for (const std::string_view name : r.sides) {
            const auto is_of = [name](const side& s) { return s.python_of == name; };
            const auto& all = e.lesson.python_sides;
            to.expect(std::any_of(all.begin(), all.end(), is_of),
                      "the region at {}:{} is of `{}`, which is no side", r.path, r.first_line,
                      name);
        }
    }
    for (const side& s : e.lesson.python_sides) {
        const std::string function = fmt::format("def {}(stage):\n", python_function(s));
        to.expect(code.text.find(function) != std::string_view::npos,
                  "{} has no function `{}` for the side `{}`", code.path, python_function(s),
                  s.name);
    }
    if (!code.text.empty()) check_marks(code, to);
}

}  // namespace

void check_code(const catalog_entry& e, complaint_list& to) {
    check_projected(e, to);
    check_regions(e, to);
    for (const code_file& f : e.code) check_marks(f, to);
    check_python(e, to);
}

}  // namespace asyncdemo
