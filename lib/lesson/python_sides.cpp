#include "lesson/python_sides.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "lesson/code_regions.hpp"

namespace asyncdemo {
namespace {

// The name as a mark of a region has it, so that it lives as long as the code; empty if none does.
std::string_view marked(const std::vector<code_region>& regions, std::string_view name) {
    for (const code_region& r : regions) {
        const auto found = std::find(r.sides.begin(), r.sides.end(), name);
        if (found != r.sides.end()) return *found;
    }
    return {};
}

// `typed` is what the lesson says of it where it is another thing in Python, or null.
side again_in_python(const side& s, std::string_view plain_name, const side* typed) {
    side again = s;
    if (typed != nullptr) {
        again.about = typed->about;
        again.ideal = typed->ideal;
    }
    again.name = in_python(plain_name);
    again.python_of = plain_name;
    again.needs = "Python";
    again.serve = {};
    return again;
}

}  // namespace

std::string in_python(std::string_view side) { return std::string(side) + " (Python)"; }

side python_side(std::string_view name, std::string_view about,
                 std::optional<bound<duration>> ideal) {
    return {.name = std::string(name),
            .about = about,
            .run = {},
            .ideal = std::move(ideal),
            .needs = "Python",
            .python_of = name};
}

lesson with_python(lesson typed, code_file code) {
    typed.python = code;
    const std::vector<code_region> regions = code_regions({code});
    std::vector<side> all;
    for (const side& s : typed.sides) {
        const std::string_view name = marked(regions, s.name);
        if (!name.empty()) all.push_back(again_in_python(s, name, typed.find_python_side(s.name)));
    }
    for (side& s : typed.python_sides) {
        if (typed.find_side(s.name) == nullptr) all.push_back(std::move(s));
    }
    typed.python_sides = std::move(all);
    return typed;
}

std::string python_function(const side& s) {
    std::string name(s.plain_name());
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

}  // namespace asyncdemo
