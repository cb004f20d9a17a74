#include "asyncdemo/cli/sweep_range.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <variant>

#include "asyncdemo/cli/did_you_mean.hpp"
#include "asyncdemo/cli/typed_value.hpp"
#include "lesson/claim_words.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t most_values = 100;  // each of them is a run

std::string sweep_example(const lesson& l) {
    const any_parameter& p = l.parameters.front();
    const double from = initial_value(p);
    return fmt::format("{}={}..{}", name_of(p), write_value(p, from), write_value(p, 8 * from));
}

const any_parameter& parameter_named(const lesson& l, std::string_view name) {
    if (const any_parameter* const found = l.find_parameter(name)) return *found;
    std::vector<std::string> names;
    for (const any_parameter& p : l.parameters) names.emplace_back(name_of(p));
    throw bad_value(fmt::format("doesn't name a parameter of {}{}: it can be {}", l.name,
                                did_you_mean(name, names), fmt::join(names, ", ")));
}

// What is too much for the sides is refused later, where they are known.
double parse_one(const any_parameter& p, std::string_view text) {
    try {
        return parse_value(p, text, load::modelled);
    } catch (const bad_value& e) {
        throw bad_value(fmt::format("is not a sweep: \"{}\" {}", text, e.what()));
    }
}

// A step may be smaller than the least value.
double parse_step(const any_parameter& p, std::string_view text) {
    struct parse {
        double operator()(const parameter<duration>&) const {
            return seconds(parse_duration(text)).count();
        }
        double operator()(const parameter<rate>&) const { return parse_number(text); }
        double operator()(const parameter<integer>&) const {
            return static_cast<double>(parse_count(text));
        }
        std::string_view text;
    };
    try {
        const double step = std::visit(parse{text}, p);
        if (step <= 0) throw bad_value("leads nowhere: a step is above 0");
        return step;
    } catch (const bad_value& e) {
        throw bad_value(fmt::format("is not a sweep: the step \"{}\" {}", text, e.what()));
    }
}

sweep_range parse_doubling_or_adding(const any_parameter& p, std::string_view text,
                                     std::size_t dots) {
    const std::size_t plus = text.find('+', dots);
    const double from = parse_one(p, text.substr(0, dots));
    const double to = parse_one(p, text.substr(dots + 2, plus - std::min(plus, dots + 2)));
    if (from >= to) throw bad_value("doesn't grow: write the lower value first");
    if (plus != std::string_view::npos) {
        const double step = parse_step(p, text.substr(plus + 1));
        if ((to - from) / step >= most_values) {
            throw bad_value(fmt::format("has too many values: at most {}", most_values));
        }
        return {.swept = &p, .values = added(from, to, step), .steps = sweep_steps::adding};
    }
    if (from <= 0) throw bad_value("begins at 0, and 0 doubled is still 0; write 0..B+STEP");
    return {.swept = &p, .values = doubled(from, to), .steps = sweep_steps::doubling};
}

sweep_range parse_list(const any_parameter& p, std::string_view text) {
    sweep_range range{.swept = &p, .values = {}, .steps = sweep_steps::listed};
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const double value = parse_one(p, text.substr(begin, end - begin));
        if (!range.values.empty() && value <= range.values.back()) {
            throw bad_value("doesn't grow: write the lower values first");
        }
        range.values.push_back(value);
        begin = end + 1;
    }
    if (range.values.size() > most_values) {
        throw bad_value(fmt::format("has too many values: at most {}", most_values));
    }
    return range;
}

sweep_range parse_sweep(const lesson& l, std::string_view text) {
    const std::size_t equals = text.find('=');
    const bool has_values = equals != std::string_view::npos;
    const std::string_view values = has_values ? text.substr(equals + 1) : std::string_view();
    const std::size_t dots = values.find("..");
    const bool is_list = values.find(',') != std::string_view::npos;
    if (!has_values || (dots == std::string_view::npos && !is_list)) {
        throw bad_value(
            fmt::format("is not a sweep: write PARAM=A..B, such as {}", sweep_example(l)));
    }
    const any_parameter& p = parameter_named(l, text.substr(0, equals));
    return is_list ? parse_list(p, values) : parse_doubling_or_adding(p, values, dots);
}

std::string parse_metric(const lesson& l, const std::string& name) {
    std::vector<std::string> names{std::string(wall_metric)};
    for (const column& c : l.columns) names.emplace_back(c.metric);
    if (std::find(names.begin(), names.end(), name) != names.end()) return name;
    throw bad_value(fmt::format("names no figure of {}{}: it can be {}", l.name,
                                did_you_mean(name, names), fmt::join(names, ", ")));
}

}  // namespace

sweep_range sweep_from(const lesson& l, const std::string& typed) {
    return read("--sweep", typed, [&l](const std::string& text) { return parse_sweep(l, text); });
}

std::string sweep_metric_from(const lesson& l, const std::string& typed) {
    return read("--metric", typed, [&l](const std::string& text) { return parse_metric(l, text); });
}

}  // namespace asyncdemo
