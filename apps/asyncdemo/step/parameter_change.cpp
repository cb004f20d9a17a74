#include "asyncdemo/step/parameter_change.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace asyncdemo {
namespace {

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

const any_parameter& parameter_named(std::string_view name, const lesson& l) {
    if (const any_parameter* const found = l.find_parameter(name)) return *found;
    std::vector<std::string_view> names;
    for (const any_parameter& p : l.parameters) names.push_back(name_of(p));
    throw bad_value(fmt::format("is not a change: write a parameter ({}) and its value",
                                fmt::join(names, ", ")));
}

}  // namespace

settings changed_settings(const run_plan& plan, std::string_view typed) {
    typed = trimmed(typed);
    if (typed.starts_with("--")) typed.remove_prefix(2);  // as on the command line
    const std::size_t end = std::min(typed.find_first_of(" ="), typed.size());
    const any_parameter& changed = parameter_named(typed.substr(0, end), *plan.of);
    const std::string_view value = trimmed(typed.substr(std::min(end + 1, typed.size())));
    if (value.empty()) throw bad_value("has no value");
    settings chosen = plan.chosen;
    chosen.values[std::string(name_of(changed))] = parse_value(changed, value);
    if (const std::string why = plan.of->refusal(chosen); !why.empty()) {
        throw bad_value(fmt::format("can't be: {}", why));
    }
    return chosen;
}

}  // namespace asyncdemo
