#include "asyncdemo/cli/plan_options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string_view>

#include "aio/run.hpp"
#include "asyncdemo/cli/choices.hpp"
#include "asyncdemo/cli/did_you_mean.hpp"
#include "asyncdemo/cli/typed_value.hpp"
#include "asyncdemo/terminal/exit_code.hpp"
#include "wire/amqp_url.hpp"

namespace asyncdemo {
namespace {

// So that every reader of a JSON document has the very number, also one that has only doubles (RFC
// 8259, 6).
constexpr integer highest_seed = (integer{1} << 53) - 1;
constexpr integer most_rounds = 1000;

double parse_speed(std::string_view text) {
    return parse_between(text, parse_number, slowest_speed, fastest_speed);
}

clock_kind parse_clock(std::string_view text) {
    return parse_choice<clock_kind>(text, "CLOCK", "clock");
}

std::string parse_broker(const std::string& text) {
    try {
        wire::parse_amqp_url(text);
    } catch (const std::invalid_argument& e) {
        throw bad_value(
            fmt::format("is not where a broker is ({}): write "
                        "amqp://user:password@host:port/vhost",
                        e.what()));
    }
    return text;
}

std::vector<std::string> side_names(const lesson& l, bool with_python = false) {
    std::vector<std::string> names;
    for (const side* s : l.all_sides()) {
        if (with_python || !s->is_python()) names.push_back(s->name);
    }
    return names;
}

bool is_named(const side& s, const std::vector<std::string>& names) {
    const auto is_it = [&s](const std::string& n) { return n == s.name || n == s.python_of; };
    return std::any_of(names.begin(), names.end(), is_it);
}

bool is_chosen(const side& s, const side_options& typed) {
    if (is_named(s, typed.sides)) return true;
    if (s.is_mistake()) return typed.with_mistake;
    return s.is_model() ? typed.with_models : typed.sides.empty();
}

// A check or a sweep has many plans, and one interpreter.
const python_interpreter& find_python(const std::string& interpreter,
                                      const std::vector<std::string>& modules) {
    static std::map<std::vector<std::string>, python_interpreter> known;
    std::vector<std::string> asked = modules;
    asked.push_back(interpreter);
    const auto found = known.find(asked);
    if (found != known.end()) return found->second;
    return known.emplace(asked, aio::run(look_up_python(interpreter, modules))).first->second;
}

// Leaves out the sides in Python that their interpreter can't run, unless they were named.
void choose_python(run_plan& plan, const side_options& typed) {
    std::vector<std::string> modules;
    for (const side* s : plan.sides) {
        if (!s->imports.empty()) modules.emplace_back(s->imports);
    }
    plan.python = find_python(typed.python, modules);
    std::erase_if(plan.sides, [&](const side* s) {
        if (s->imports.empty() || plan.python.has(s->imports)) return false;
        if (!is_named(*s, typed.sides)) return true;
        throw no_python(
            fmt::format("--side {0}: {1} can't import {0}; install it, or name an "
                        "interpreter that has it by --python=/path/to/python3",
                        s->imports, plan.python.path));
    });
}

void require_virtual_clock(const lesson& l, const std::vector<const side*>& sides) {
    if (sides.back()->is_python()) {
        throw usage_error("--clock virtual: Python has no virtual clock; leave out --python");
    }
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
                       const lesson_options& typed, const round_options& rounds) {
    settings chosen = l.default_settings();
    if (typed.clock) chosen.clock = read("--clock", *typed.clock, parse_clock);
    if (typed.broker) chosen.broker = read("--broker", *typed.broker, parse_broker);
    chosen.speed = speed_from(rounds.speed);
    if (rounds.seed) {
        chosen.seed =
            static_cast<std::uint64_t>(read("--seed", *rounds.seed, [](const std::string& text) {
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
    if (const std::string why = l.refusal(chosen); !why.empty()) throw usage_error(why);
    return chosen;
}

// ", such as gather=3s"; empty for a lesson that asks nothing.
std::string example_of_prediction(const lesson& l) {
    if (l.prediction.prompts.empty()) return {};
    const prediction_prompt& p = l.prediction.prompts.front();
    return fmt::format(", such as {}={}", p.side,
                       write_quantity(p.right.value(l.default_settings())));
}

// Reads SIDE=VALUE, in the unit of the lesson's question.
prediction parse_prediction(const lesson& l, const std::string& typed) {
    const std::size_t equals = typed.find('=');
    if (equals == std::string::npos) {
        throw bad_value(
            fmt::format("is not a prediction: write SIDE=VALUE{}", example_of_prediction(l)));
    }
    const std::string name = typed.substr(0, equals);
    const side* const of = l.find_side(name);
    if (of == nullptr) {
        throw bad_value(fmt::format("doesn't name a side of {}{}: it can be {}", l.name,
                                    did_you_mean(name, side_names(l)),
                                    fmt::join(side_names(l), ", ")));
    }
    try {
        prediction p;
        p.of = of;
        p.guess =
            read_quantity(l.prediction.measure.in, std::string_view(typed).substr(equals + 1));
        return p;
    } catch (const bad_value& e) {
        throw bad_value(
            fmt::format("is not a prediction: \"{}\" {}", typed.substr(equals + 1), e.what()));
    }
}

std::vector<prediction> predictions_from(const run_plan& plan,
                                         const std::vector<std::string>& typed) {
    std::vector<prediction> all;
    for (const std::string& text : typed) {
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

}  // namespace

std::vector<const side*> sides_from(const lesson& l, const side_options& typed) {
    const bool with_python = !typed.python.empty();
    const std::vector<std::string> names = side_names(l, with_python);
    for (const std::string& name : typed.sides) {
        if (std::find(names.begin(), names.end(), name) != names.end()) continue;
        throw usage_error(fmt::format("--side \"{}\" is not a side of {}{}: it can be {}", name,
                                      l.name, did_you_mean(name, names), fmt::join(names, ", ")));
    }
    std::vector<const side*> chosen;
    for (const side* s : l.all_sides()) {
        if ((with_python || !s->is_python()) && is_chosen(*s, typed)) chosen.push_back(s);
    }
    return chosen;
}

run_plan plan_from(const lesson& l, const lesson_options& typed, const round_options& rounds) {
    run_plan plan;
    plan.of = &l;
    plan.sides = sides_from(l, typed.chosen);
    plan.chosen = settings_from(l, plan.sides, typed, rounds);
    if (plan.chosen.clock == clock_kind::simulated) require_virtual_clock(l, plan.sides);
    if (rounds.runs) {
        plan.rounds = static_cast<int>(read("--runs", *rounds.runs, [](const std::string& text) {
            return parse_count_between(text, 1, most_rounds);
        }));
    }
    plan.predictions = predictions_from(plan, typed.predictions);
    plan.limit = rounds.timeout ? read("--timeout", *rounds.timeout, parse_limit)
                                : default_limit(l, plan.chosen);
    // Last, when all that was typed is known to be right: this starts a program.
    if (plan.sides.back()->is_python()) choose_python(plan, typed.chosen);
    return plan;
}

run_plan plan_from(const lesson& l, const round_options& rounds) {
    return plan_from(l, {}, rounds);
}

double speed_from(const std::optional<std::string>& typed) {
    return typed ? read("--speed", *typed, parse_speed) : 1;
}

}  // namespace asyncdemo
