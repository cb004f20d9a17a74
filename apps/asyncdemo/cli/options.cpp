#include "asyncdemo/cli/options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "asyncdemo/cli/did_you_mean.hpp"
#include "asyncdemo/cli/typed_value.hpp"
#include "asyncdemo/terminal/exit_code.hpp"
#include "asyncdemo/terminal/surroundings.hpp"

namespace asyncdemo {
namespace {

// So that every reader of a JSON document has the very number, also one that has only doubles (RFC
// 8259, 6).
constexpr integer highest_seed = (integer{1} << 53) - 1;
constexpr integer most_rounds = 1000;

double parse_speed(std::string_view text) {
    return parse_between(text, parse_number, slowest_speed, fastest_speed);
}

// In the order of the enumerations.
constexpr std::array<std::string_view, 2> clock_words{to_string(clock_kind::real),
                                                      to_string(clock_kind::simulated)};
constexpr std::array<std::string_view, 4> format_words{"table", "json", "csv", "markdown"};
constexpr std::array<std::string_view, 3> color_words{"auto", "always", "never"};
constexpr std::array<std::string_view, 3> shell_words{"bash", "zsh", "fish"};

// "bash, zsh or fish"
std::string alternatives(std::span<const std::string_view> words) {
    return fmt::format("{} or {}", fmt::join(words.first(words.size() - 1), ", "), words.back());
}

// The value of the enumeration that the word stands for.
template <class Enumeration>
Enumeration parse_word(std::string_view text, std::span<const std::string_view> words,
                       std::string_view what) {
    const auto found = std::find(words.begin(), words.end(), text);
    if (found != words.end()) return static_cast<Enumeration>(found - words.begin());
    throw bad_value(fmt::format("is no {}: it can be {}", what, alternatives(words)));
}

clock_kind parse_clock(std::string_view text) {
    return parse_word<clock_kind>(text, clock_words, "clock");
}

std::vector<std::string> side_names(const lesson& l) {
    std::vector<std::string> names;
    for (const side& s : l.sides) names.emplace_back(s.name);
    return names;
}

std::vector<const side*> choose_sides(const lesson& l, const typed_options& typed) {
    for (const std::string& name : typed.sides) {
        if (l.find_side(name) != nullptr) continue;
        throw usage_error(fmt::format("--side \"{}\" is no side of {}{}: it can be {}", name,
                                      l.name, did_you_mean(name, side_names(l)),
                                      fmt::join(side_names(l), ", ")));
    }
    const auto is_named = [&typed](const side& s) {
        return std::find(typed.sides.begin(), typed.sides.end(), s.name) != typed.sides.end();
    };
    std::vector<const side*> chosen;
    for (const side& s : l.sides) {
        const bool by_default = s.is_mistake() ? typed.with_mistake : typed.sides.empty();
        if (by_default || is_named(s)) chosen.push_back(&s);
    }
    return chosen;
}

void require_virtual_clock(const lesson& l, const std::vector<const side*>& sides) {
    std::vector<std::string_view> real;
    std::vector<std::string> possible;
    for (const side* s : sides) {
        if (!s->needs.empty()) real.push_back(s->name);
    }
    if (real.empty()) return;
    for (const side& s : l.sides) {
        if (s.needs.empty()) possible.push_back(fmt::format("--side {}", s.name));
    }
    throw usage_error(fmt::format(
        "--clock virtual: {} {} real {}, which have no virtual clock{}", fmt::join(real, " and "),
        real.size() == 1 ? "uses" : "use", l.find_side(real.front())->needs,
        possible.empty() ? std::string() : fmt::format("; try {}", fmt::join(possible, " or "))));
}

// Only a model, and only where its time is not that of the machine, may go beyond what this machine
// can bear.
load load_of(const std::vector<const side*>& sides, clock_kind clock) {
    const bool is_modelled =
        clock == clock_kind::simulated &&
        std::all_of(sides.begin(), sides.end(), [](const side* s) { return s->is_model(); });
    return is_modelled ? load::modelled : load::run;
}

settings settings_from(const lesson& l, const std::vector<const side*>& sides,
                       const typed_options& typed) {
    settings chosen = l.default_settings();
    if (typed.clock) chosen.clock = read("--clock", *typed.clock, parse_clock);
    chosen.speed = speed_from(typed);
    if (typed.seed) {
        chosen.seed =
            static_cast<std::uint64_t>(read("--seed", *typed.seed, [](const std::string& text) {
                return parse_count_between(text, 0, highest_seed);
            }));
    }
    const load for_what = load_of(sides, chosen.clock);
    for (const any_parameter& p : l.parameters) {
        const auto given = typed.parameters.find(std::string(name_of(p)));
        if (given == typed.parameters.end()) continue;
        chosen.values[given->first] = read(
            "--" + given->first, given->second,
            [&p, for_what](const std::string& text) { return parse_value(p, text, for_what); });
    }
    if (l.reject != nullptr) {
        if (const std::string why = l.reject(chosen); !why.empty()) throw usage_error(why);
    }
    return chosen;
}

// Reads SIDE=DURATION.
prediction parse_prediction(const lesson& l, const std::string& typed) {
    const std::size_t equals = typed.find('=');
    if (equals == std::string::npos) {
        throw bad_value(fmt::format("is no prediction: write SIDE=DURATION, such as {}=2s",
                                    l.sides.front().name));
    }
    const std::string name = typed.substr(0, equals);
    const side* const of = l.find_side(name);
    if (of == nullptr) {
        throw bad_value(fmt::format("names no side of {}{}: it can be {}", l.name,
                                    did_you_mean(name, side_names(l)),
                                    fmt::join(side_names(l), ", ")));
    }
    try {
        prediction p;
        p.of = of;
        p.guess = parse_duration(std::string_view(typed).substr(equals + 1));
        return p;
    } catch (const bad_value& e) {
        throw bad_value(
            fmt::format("is no prediction: \"{}\" {}", typed.substr(equals + 1), e.what()));
    }
}

std::vector<prediction> predictions_from(const run_plan& plan, const typed_options& typed) {
    std::vector<prediction> all;
    for (const std::string& text : typed.predictions) {
        const prediction p = read("--predict", text, [&plan](const std::string& value) {
            return parse_prediction(*plan.of, value);
        });
        const auto is_same = [&p](const prediction& other) { return other.of == p.of; };
        if (std::any_of(all.begin(), all.end(), is_same)) {
            throw usage_error(fmt::format("--predict is given twice for {}", p.of->name));
        }
        if (std::find(plan.sides.begin(), plan.sides.end(), p.of) == plan.sides.end()) {
            throw usage_error(fmt::format(
                "--predict \"{}\": {} does not run; add {}", text, p.of->name,
                p.of->is_mistake() ? "--mistake" : fmt::format("--side {}", p.of->name)));
        }
        all.push_back(p);
    }
    return all;
}

report_format parse_format(std::string_view text) {
    return parse_word<report_format>(text, format_words, "format");
}

color_choice color_from(const typed_options& typed) {
    const color_choice chosen =
        typed.color ? read("--color", *typed.color,
                           [](const std::string& text) {
                               return parse_word<color_choice>(text, color_words, "choice");
                           })
                    : color_choice::automatic;
    if (!typed.has_no_color) return chosen;
    if (typed.color && chosen != color_choice::never) {
        throw usage_error(
            fmt::format("--no-color and --color {} exclude each other", *typed.color));
    }
    return color_choice::never;
}

// What is asked for in so many words counts more than the environment.
bool has_color(color_choice chosen, int fd) {
    if (chosen != color_choice::automatic) return chosen == color_choice::always;
    return ::isatty(fd) == 1 && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

}  // namespace

std::span<const std::string_view> words_of_type(std::string_view type) {
    if (type == "CLOCK") return clock_words;
    if (type == "FORMAT") return format_words;
    if (type == "WHEN") return color_words;
    if (type == "SHELL") return shell_words;
    return {};
}

shell shell_from(const std::string& typed) {
    return read("completion", typed, [](const std::string& text) {
        return parse_word<shell>(text, shell_words, "shell that there is a script for");
    });
}

run_plan plan_from(const lesson& l, const typed_options& typed) {
    run_plan plan;
    plan.of = &l;
    plan.sides = choose_sides(l, typed);
    plan.chosen = settings_from(l, plan.sides, typed);
    if (plan.chosen.clock == clock_kind::simulated) require_virtual_clock(l, plan.sides);
    if (typed.runs) {
        plan.rounds = static_cast<int>(read("--runs", *typed.runs, [](const std::string& text) {
            return parse_count_between(text, 1, most_rounds);
        }));
    }
    plan.predictions = predictions_from(plan, typed);
    plan.limit = typed.timeout ? read("--timeout", *typed.timeout, parse_limit)
                               : default_limit(l, plan.chosen);
    return plan;
}

std::optional<report_format> format_from(const typed_options& typed) {
    if (typed.format) {
        const report_format named = read("--format", *typed.format, parse_format);
        if (typed.wants_json && named != report_format::json) {
            throw usage_error(
                fmt::format("--json and --format {} exclude each other", *typed.format));
        }
        return named;
    }
    if (typed.wants_json) return report_format::json;
    if (!typed.output) return std::nullopt;
    if (typed.output->ends_with(".json")) return report_format::json;
    if (typed.output->ends_with(".csv")) return report_format::csv;
    if (typed.output->ends_with(".md")) return report_format::markdown;
    return std::nullopt;
}

std::optional<std::string> file_from(std::string_view option,
                                     const std::optional<std::string>& typed) {
    if (typed && typed->empty()) {
        throw usage_error(fmt::format("{} \"\" is empty: write the name of a file", option));
    }
    return typed;
}

double speed_from(const typed_options& typed) {
    return typed.speed ? read("--speed", *typed.speed, parse_speed) : 1;
}

terminal_style style_from(const typed_options& typed, int fd) {
    terminal_style style;
    style.width = typed.width ? static_cast<int>(read("--width", *typed.width,
                                                      [](const std::string& text) {
                                                          return parse_count_between(
                                                              text, least_width, most_width);
                                                      }))
                              : terminal_width(fd);
    style.has_color = has_color(color_from(typed), fd);
    style.is_ascii = typed.is_ascii || locale_is_ascii();
    return style;
}

void refuse_look(const typed_options& typed, std::string_view instead) {
    std::string_view look;
    if (typed.color == "always") look = "--color always";
    if (typed.width) look = "--width";
    if (look.empty()) return;
    throw usage_error(fmt::format("{} and {} exclude each other: nothing is drawn", look, instead));
}

bool can_show_progress(const typed_options& typed) {
    return !typed.is_quiet && ::isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb";
}

}  // namespace asyncdemo
