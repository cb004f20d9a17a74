// What to run, and how: the options of the commands that run lessons.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lesson/lesson.hpp"
#include "runner/lesson_runner.hpp"

namespace asyncdemo {

// All of them are as typed: nothing is checked yet. What was not typed is empty or nothing.

struct side_options {
    std::vector<std::string> sides;
    bool with_mistake = false;
    bool with_models = false;
    std::string python = {};  // the interpreter of the sides in Python; empty: without them
};

/// Values by the names of the lesson's parameters.
using parameter_options = std::map<std::string, std::string>;

/// What can be said of one lesson alone.
struct lesson_options {
    side_options chosen;
    std::optional<std::string> clock;
    std::optional<std::string> broker = {};
    parameter_options parameters;
    std::vector<std::string> predictions;  // SIDE=VALUE
};

/// What can be said of any run.
struct round_options {
    std::optional<std::string> runs;
    std::optional<std::string> speed;
    std::optional<std::string> seed;
    std::optional<std::string> timeout;
};

/// What to run. Throws `usage_error`.
run_plan plan_from(const lesson& l, const lesson_options& typed, const round_options& rounds);

/// The lesson as it is by itself. Throws `usage_error`.
run_plan plan_from(const lesson& l, const round_options& rounds);

/// The sides that were named; all but the mistake and the models, which are asked for by
/// themselves, when none was. Those in Python come last, if they are asked for: of the same sides.
/// Throws `usage_error`.
std::vector<const side*> sides_from(const lesson& l, const side_options& typed);

/// How many times as fast, as `--speed` has it; 1 when it was not typed. Throws `usage_error`.
double speed_from(const std::optional<std::string>& typed);

}  // namespace asyncdemo
