#include "asyncdemo/cli/sweep_range.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstddef>
#include <string_view>
#include <vector>

#include "asyncdemo/cli/did_you_mean.hpp"
#include "asyncdemo/cli/typed_value.hpp"

namespace asyncdemo {
namespace {

std::string sweep_example(const lesson& l) {
    const any_parameter& p = l.parameters.front();
    const double from = initial_value(p);
    return fmt::format("{}={}..{}", name_of(p), write_value(p, from), write_value(p, 8 * from));
}

const any_parameter& parameter_named(const lesson& l, std::string_view name) {
    std::vector<std::string> names;
    for (const any_parameter& p : l.parameters) {
        if (name_of(p) == name) return p;
        names.emplace_back(name_of(p));
    }
    throw bad_value(fmt::format("doesn't name a parameter of {}{}: it can be {}", l.name,
                                did_you_mean(name, names), fmt::join(names, ", ")));
}

// What is too much for the sides is refused later, where they are known.
double parse_sweep_end(const any_parameter& p, std::string_view text) {
    try {
        return parse_value(p, text, load::modelled);
    } catch (const bad_value& e) {
        throw bad_value(fmt::format("is not a sweep: \"{}\" {}", text, e.what()));
    }
}

sweep_range parse_sweep(const lesson& l, std::string_view text) {
    const std::size_t equals = text.find('=');
    const std::size_t dots = text.find("..", equals == std::string_view::npos ? 0 : equals);
    if (equals == std::string_view::npos || dots == std::string_view::npos) {
        throw bad_value(
            fmt::format("is not a sweep: write PARAM=A..B, such as {}", sweep_example(l)));
    }
    sweep_range range;
    range.swept = &parameter_named(l, text.substr(0, equals));
    range.from = parse_sweep_end(*range.swept, text.substr(equals + 1, dots - equals - 1));
    range.to = parse_sweep_end(*range.swept, text.substr(dots + 2));
    if (range.from <= 0) throw bad_value("begins at 0, and 0 doubled is still 0");
    if (range.from >= range.to) throw bad_value("doesn't grow: write the lower value first");
    return range;
}

}  // namespace

sweep_range sweep_from(const lesson& l, const std::string& typed) {
    return read("--sweep", typed, [&l](const std::string& text) { return parse_sweep(l, text); });
}

}  // namespace asyncdemo
