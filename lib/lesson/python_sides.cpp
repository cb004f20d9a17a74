#include "lesson/python_sides.hpp"

#include <algorithm>
#include <array>
#include <iterator>
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

// The lesson itself may have it, under a name that suits Python better.
side again_in_python(const lesson& l, const side& s, std::string_view plain_name) {
    for (const side& typed : l.python_sides) {
        if (typed.python_of == plain_name) return typed;
    }
    side again = s;
    again.name = in_python(plain_name);
    again.python_of = plain_name;
    again.needs = "Python";
    again.serve = {};
    return again;
}

}  // namespace

std::string in_python(std::string_view side) { return std::string(side) + addition; }

lesson with_python(lesson typed, code_file code) {
    typed.python = code;
    const std::vector<code_region> regions = code_regions({code});
    std::vector<side> all;
    for (const side& s : typed.sides) {
        const std::string_view name = marked(regions, s.name);
        if (!name.empty()) all.push_back(again_in_python(typed, s, name));
    }
    const auto is_only_in_python = [&typed](const side& s) {
        return typed.find_side(s.python_of) == nullptr;
    };
    std::copy_if(typed.python_sides.begin(), typed.python_sides.end(), std::back_inserter(all),
                 is_only_in_python);
    typed.python_sides = std::move(all);
    return typed;
}

std::string python_function(const side& s) {
    std::string name = s.name.substr(0, s.name.find(addition));
    std::replace(name.begin(), name.end(), '-', '_');
    const auto end = names_of_python.end();
    return std::find(names_of_python.begin(), end, name) == end ? name : name + '_';
}

}  // namespace asyncdemo
