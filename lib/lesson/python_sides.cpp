#include "lesson/python_sides.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "lesson/code_regions.hpp"

namespace asyncdemo {
namespace {

constexpr auto addition = " (Python)";

// A function may not hide what Python itself calls so; then it has an underscore behind its name.
constexpr std::array<std::string_view, 5> names_of_python{"filter", "iter", "list", "map", "open"};

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
    again.name = in_python(plain_name);
    if (typed != nullptr) {
        if (typed->name != plain_name) again.name = typed->name;
        again.about = typed->about;
        again.ideal = typed->ideal;
    }
    again.python_of = plain_name;
    again.needs = "Python";
    again.serve = {};
    return again;
}

}  // namespace

std::string in_python(std::string_view side) { return std::string(side) + addition; }

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
        if (!name.empty()) all.push_back(again_in_python(s, name, typed.python_side_of(name)));
    }
    for (side& s : typed.python_sides) {
        if (typed.find_side(s.python_of) == nullptr) all.push_back(std::move(s));
    }
    typed.python_sides = std::move(all);
    return typed;
}

std::string python_function(const side& s) {
    std::string name = s.name.substr(0, s.name.find(addition));
    std::replace(name.begin(), name.end(), '-', '_');
    const bool would_hide = std::count(names_of_python.begin(), names_of_python.end(), name) > 0;
    return would_hide ? name + '_' : name;
}

}  // namespace asyncdemo
