#include "report/run_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "lesson/conclusion_parts.hpp"
#include "report/figures.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo {
namespace {

bool has_every_regular_side(const lesson_run& run) {
    return std::all_of(run.of->sides.begin(), run.of->sides.end(), [&run](const side& s) {
        const side_run* const ran = run.find(s.name);
        return s.is_mistake() || s.is_model() || (ran != nullptr && ran->is_ok());
    });
}

// So that nobody takes a recording for a measurement of this machine, or of now.
std::string replay_label(const lesson_run& run) {
    if (!run.recorded_by) return {};
    const machine& m = run.machine;
    return fmt::format(
        "A recording, shown again: nothing was measured now. asyncdemo {} ({}) made it on {}, {}, "
        "with the {} clock. ",
        *run.recorded_by, describe_languages(m), m.os, describe_processors(m),
        to_string(run.chosen.clock));
}

// A model is worth what it was held against; and it may go where nothing can be drawn any more.
std::string model_label(const lesson_run& run) {
    std::string label;
    for (const side_run& s : run.sides) {
        if (!s.of->is_model()) continue;
        const side_run* const modelled = run.find(s.of->model_of);
        if (modelled == nullptr || !modelled->is_ok()) {
            label += fmt::format(
                "{0} is a model of {1}, which was not measured in this run: nothing here says how "
                "good it is. ",
                s.of->name, s.of->model_of);
        }
        if (s.is_ok() && s.runs.front().spans.empty() && s.runs.front().rows.empty()) {
            label += fmt::format(
                "Too many pass through {} to be drawn one by one: its figures cover all of them. ",
                s.of->name);
        }
    }
    return label;
}

std::string chosen_value(std::string_view name, const lesson_run& run) {
    const any_parameter* const found = run.of->find_parameter(name);
    if (found == nullptr) throw std::invalid_argument("no figure " + std::string(name));
    return show_parameter(*found, run.chosen.values.find(name)->second);
}

std::optional<double> metric_named(const side_run& side, std::string_view metric) {
    const auto& metrics = side.runs.front().metrics;
    const auto found = metrics.find(metric);
    return found == metrics.end() ? std::nullopt : std::optional(found->second);
}

std::string figure_named(std::string_view name, const lesson_run& run) {
    const std::size_t dot = name.find('.');
    const side_run* const side = run.find(name.substr(0, dot));
    if (side == nullptr) return chosen_value(name, run);
    if (dot == std::string_view::npos) return show_time(side->median_wall_s());
    const std::string_view metric = name.substr(dot + 1);
    const auto value = metric_named(*side, metric);
    return value ? show_figure(metric, *value) : std::string(not_measured);
}

// How many times the same metric of one side goes into that of another.
std::string ratio_named(std::string_view dividend, std::string_view divisor,
                        const lesson_run& run) {
    const auto value = [&run](std::string_view name) {
        const std::size_t dot = name.find('.');
        const side_run* const side = run.find(name.substr(0, dot));
        return side == nullptr ? std::nullopt : metric_named(*side, name.substr(dot + 1));
    };
    const auto whole = value(dividend);
    const auto part = value(divisor);
    return whole && part ? show_number(std::round(*whole / *part)) : std::string(not_measured);
}

std::string text_of(const figure_in_braces& braces, const lesson_run& run) {
    return braces.divisor ? ratio_named(braces.figure, *braces.divisor, run)
                          : figure_named(braces.figure, run);
}

std::string with_figures(std::string_view sentence, const lesson_run& run) {
    std::string text;
    for (const conclusion_part& part : parts_of(sentence)) {
        text += part.words;
        if (part.figure) text += text_of(*part.figure, run);
    }
    return text;
}

// A judged claim that the conclusion rests on, and that has that verdict; null when there is none.
// A mistake is no reason: it is there to break them.
const judged_claim* point_with(verdict wanted, const lesson_run& run) {
    for (const claim& c : run.of->claims) {
        if (!c.is_point) continue;
        for (const side_run& s : run.sides) {
            if (s.of->is_mistake()) continue;
            const std::string text = claim_text(c, *s.of);
            const auto found =
                std::find_if(run.claims.begin(), run.claims.end(), [&](const judged_claim& judged) {
                    return judged.verdict == wanted && judged.text == text;
                });
            if (found != run.claims.end()) return &*found;
        }
    }
    return nullptr;
}

std::string label_of(const lesson_run& run, bool was_interrupted) {
    std::string label = replay_label(run);
    if (was_interrupted) label.append(interruption_note).append(" ");
    if (run.chosen.clock == clock_kind::simulated) {
        label += "Virtual time: the clock jumped instead of waiting; no duration was measured. ";
    }
    if (run.was_served) {
        label += "People knocked at these servers (serve), and nothing of it is judged. ";
    }
    label += model_label(run);
    if (run.chosen.speed != 1) {
        label += fmt::format("Every wait was divided by {}.", run.chosen.speed);
    }
    while (label.ends_with(' ')) label.pop_back();
    return label;
}

}  // namespace

std::string describe_languages(const machine& m) {
    return m.python.empty() ? m.compiler : fmt::format("{}, {}", m.compiler, m.python);
}

std::string run_label(const lesson_run& run) { return label_of(run, run.was_interrupted); }

std::string sweep_label(const sweep_run& sweep) {
    if (sweep.points.empty()) return std::string(interruption_note);
    return label_of(sweep.points.back(), sweep.was_interrupted());
}

std::string parameters_in_use(const lesson& of, const settings& chosen) {
    std::string text;
    for (const any_parameter& p : of.parameters) {
        const auto value = chosen.values.find(name_of(p));
        if (value == chosen.values.end() || !of.uses(p, chosen)) continue;
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name_of(p),
                            show_parameter(p, value->second));
    }
    return text;
}

std::string note_on_defaults(const lesson& of, const settings& chosen, std::string_view text) {
    const bool has_figures = text.find_first_of("0123456789") != std::string_view::npos;
    const std::string usual = parameters_in_use(of, of.default_settings());
    const bool is_usual = usual == parameters_in_use(of, chosen) && chosen.speed == 1;
    if (is_usual || !has_figures) return {};
    return fmt::format("The text speaks of the defaults: {}{}.", usual,
                       chosen.speed == 1 ? "" : ", at --speed 1");
}

std::string conclusion_of(const lesson_run& run) {
    if (run.was_served || !has_every_regular_side(run)) return {};
    const judged_claim* const failed = point_with(verdict::fail, run);
    const judged_claim* const unclear = point_with(verdict::inconclusive, run);
    if (failed == nullptr && unclear == nullptr) return with_figures(run.of->conclusion, run);
    std::string text = failed != nullptr ? fmt::format("Not so in this run: {}.", failed->text)
                                         : fmt::format("Not judged here: {}.", unclear->reason);
    if (!run.of->computed.empty()) text += " " + with_figures(run.of->computed, run);
    return text;
}

std::size_t rounds_of(const lesson_run& run) {
    std::size_t most = 0;
    for (const side_run& s : run.sides) most = std::max(most, s.runs.size());
    return most;
}

std::vector<std::string> problems_of(const side_run& side, interruptions which) {
    std::vector<std::string> lines;
    const auto add = [&](std::string_view problem) {
        lines.push_back(fmt::format("{}: {}", side.of->name, visible(problem)));
    };
    if (side.runs.empty()) add("did not run");
    for (const recording& r : side.runs) {
        const bool is_left_out = r.exit == ending::ok || (r.exit == ending::interrupted &&
                                                          which == interruptions::left_out);
        if (!is_left_out) add(r.problem.empty() ? to_string(r.exit) : r.problem);
    }
    return lines;
}

std::vector<std::string> problems_of(const lesson_run& run, interruptions which) {
    std::vector<std::string> lines;
    for (const side_run& side : run.sides) {
        for (std::string& line : problems_of(side, which)) lines.push_back(std::move(line));
    }
    return lines;
}

std::string verdict_in_words(const lesson_run& run) {
    const std::size_t all = run.claims.size();
    const auto count = [&run](verdict v) {
        return std::count_if(run.claims.begin(), run.claims.end(),
                             [v](const judged_claim& c) { return c.verdict == v; });
    };
    if (run.was_interrupted) return "interrupted";
    if (!run.is_complete()) return "not every side finished";
    if (run.claims.empty()) return "no claim could be judged";
    if (run.verdict() == verdict::fail) {
        return fmt::format("{} of {} claims FAILED", count(verdict::fail), all);
    }
    if (run.verdict() == verdict::inconclusive) {
        return fmt::format("{} of {} claims unclear", count(verdict::inconclusive), all);
    }
    return fmt::format("{} claim{}", all, all == 1 ? " holds" : "s hold");
}

}  // namespace asyncdemo
