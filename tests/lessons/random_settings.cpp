#include "lessons/random_settings.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <type_traits>
#include <variant>

#include "support/property.hpp"

namespace asyncdemo {
namespace {

constexpr int default_value = 0;
constexpr int places = 240;      // of a range, on a logarithmic scale
constexpr double widest = 2000;  // times the shortest time, the longest: how much there is to do

// As people type it: 0.25 or 70, not 0.24871.
double rounded(double value, int digits) {
    if (value == 0) return 0;
    const double unit = std::pow(10, std::floor(std::log10(value)) + 1 - digits);
    return std::round(value / unit) * unit;
}

struct numeric_range {
    double least;
    double most;
};

numeric_range range_of(const any_parameter& p) {
    const auto number = [](auto v) {
        if constexpr (std::is_same_v<decltype(v), duration>) {
            return seconds(v).count();
        } else if constexpr (std::is_same_v<decltype(v), rate>) {
            return v.per_second;
        } else {
            return static_cast<double>(v);
        }
    };
    return std::visit(
        [&](const auto& typed) { return numeric_range{number(typed.least), number(typed.most)}; },
        p);
}

// A value of the parameter; 0 is its default, so that a counterexample shrinks to what matters.
double value_at(const any_parameter& p, int place) {
    if (place == default_value) return initial_value(p);
    const auto [least, most] = range_of(p);
    const double share = static_cast<double>(place - 1) / (places - 1);
    const double from = least > 0 ? least : 1;  // a count may begin at 0
    const bool is_count = std::holds_alternative<parameter<integer>>(p);
    const double exact = place == 1 ? least : from * std::pow(most / from, share);
    const double typed = rounded(exact, place % 2 == 0 ? 1 : 2);
    return std::clamp(is_count ? std::round(typed) : typed, least, most);
}

// The longest time in it, over the shortest.
double width_of(const lesson& l, const settings& chosen) {
    double shortest = HUGE_VAL;
    double longest = 0;
    for (const any_parameter& p : l.parameters) {
        const double value = chosen.values.find(name_of(p))->second;
        if (std::holds_alternative<parameter<integer>>(p)) continue;
        const double time = std::holds_alternative<parameter<rate>>(p) ? 1 / value : value;
        shortest = std::min(shortest, time);
        longest = std::max(longest, time);
    }
    return longest / shortest;
}

}  // namespace

settings draw_settings(const lesson& l) {
    settings chosen = l.default_settings();
    for (const any_parameter& p : l.parameters) {
        const int place = *rc::gen::inRange(default_value, places + 1);
        chosen.values.find(name_of(p))->second = value_at(p, place);
    }
    const bool is_too_much = width_of(l, chosen) > widest;
    const bool is_refused = l.reject != nullptr && !l.reject(chosen).empty();
    RC_PRE(!is_too_much);
    RC_PRE(!is_refused);
    return chosen;
}

std::string typed_words(const lesson& l, const settings& chosen, std::string_view options) {
    std::ostringstream line;
    line << "asyncdemo " << l.name << options;
    for (const any_parameter& p : l.parameters) {
        line << " --" << name_of(p) << ' '
             << write_value(p, chosen.values.find(name_of(p))->second);
    }
    return line.str();
}

}  // namespace asyncdemo
