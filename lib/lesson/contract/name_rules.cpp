#include <algorithm>

#include "lesson/contract/rules.hpp"

namespace asyncdemo {
namespace {

bool is_plain(std::string_view name) {
    const bool has_only_plain_signs = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    return !name.empty() && has_only_plain_signs && name.front() != '-' && name.back() != '-' &&
           name.find("--") == std::string_view::npos;
}

void expect_plain(std::string_view kind, std::string_view name, complaint_list& to) {
    to.expect(is_plain(name),
              "\"{}\" is no name for a {}: it has to be made of a-z, 0-9 and single hyphens "
              "between them, so that any shell takes it",
              name, kind);
}

void check_all(std::string_view kind, const std::vector<std::string_view>& names,
               complaint_list& to) {
    for (auto name = names.begin(); name != names.end(); ++name) {
        expect_plain(kind, *name, to);
        to.expect(std::find(names.begin(), name, *name) == name,
                  "two {}s are called `{}`; each needs a name of its own", kind, *name);
    }
}

}  // namespace

void check_names(const lesson& l, complaint_list& to) {
    expect_plain("lesson", l.name, to);
    check_all("side", names_of_sides(l), to);
    std::vector<std::string_view> parameters;
    for (const any_parameter& p : l.parameters) parameters.push_back(name_of(p));
    check_all("parameter", parameters, to);
}

}  // namespace asyncdemo
