// What a learner can change of a lesson: typed, with a unit, a range and a default.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "lesson/units.hpp"

namespace asyncdemo {

/// Declared once in a lesson's file and read by its sides as `on[name]`. `T` is `duration`, `rate`
/// or `integer`.
template <class T>
struct parameter {
    std::string_view name;
    T initial;
    T least;
    T most;
    std::string_view about;
    /// How far a model may go on the virtual clock, where nothing is loaded but one processor.
    std::optional<T> most_modelled = {};
};

/// The parameter with another default: one that depends on the machine.
template <class T>
parameter<T> with_default(T initial, parameter<T> p) {
    p.initial = initial;
    return p;
}

using any_parameter = std::variant<parameter<duration>, parameter<rate>, parameter<integer>>;

/// What a value is for: sides that really run, or a model alone, which goes further.
enum class load { run, modelled };

/// As the option is called: "--name" without the dashes.
std::string_view name_of(const any_parameter& p);

/// What it is, for `--help`.
std::string_view about(const any_parameter& p);

/// As the field of the JSON document is called, with its unit: "a_s", "rate_per_s", "tasks".
std::string json_name(const any_parameter& p);

/// The default as a number in the unit of the JSON document.
double initial_value(const any_parameter& p);

/// Reads a value as it is typed. Throws `bad_value`, also when it is outside of the range.
double parse_value(const any_parameter& p, std::string_view text, load for_what = load::run);

/// Throws `bad_value` when `value`, in the unit of the JSON document, is outside of the range.
void require_in_range(const any_parameter& p, double value, load for_what = load::run);

/// Writes a value, given in the unit of the JSON document, as it would be typed.
std::string write_value(const any_parameter& p, double value);

/// The range as it would be typed: "1ms to 60s", or with how far a model goes.
std::string describe_range(const any_parameter& p);

}  // namespace asyncdemo
