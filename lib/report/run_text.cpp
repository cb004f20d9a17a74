#include "report/run_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace asyncdemo {
namespace {

bool was_interrupted(const lesson_run& run) {
    return std::any_of(run.sides.begin(), run.sides.end(), [](const side_run& s) {
        return std::any_of(s.runs.begin(), s.runs.end(),
                           [](const recording& r) { return r.exit == ending::interrupted; });
    });
}

bool has_every_regular_side(const lesson_run& run) {
    return std::all_of(run.of->sides.begin(), run.of->sides.end(), [&run](const side& s) {
        const side_run* const ran = run.find(s.name);
        return s.is_mistake() || (ran != nullptr && ran->is_ok());
    });
}

// So that nobody takes a recording for a measurement of this machine, or of now.
std::string replay_label(const lesson_run& run) {
    if (run.recorded_by.empty()) return {};
    const machine& m = run.machine;
    return fmt::format(
        "A recording, shown again: nothing was measured now. It was made by asyncdemo {} ({}) on "
        "{}, {} CPU{}, with the {} clock. ",
        run.recorded_by, m.compiler, m.os, m.cpus, m.cpus == 1 ? "" : "s",
        to_string(run.chosen.clock));
}

}  // namespace

std::string run_label(const lesson_run& run) {
    std::string label = replay_label(run);
    if (was_interrupted(run)) label += "Interrupted: this is what was measured so far. ";
    if (run.chosen.clock == clock_kind::simulated) {
        label += "Virtual time: the clock was moved, not waited for; no duration is measured. ";
    }
    if (run.chosen.speed != 1) {
        label += fmt::format("Every wait was divided by {}.", run.chosen.speed);
    }
    while (label.ends_with(' ')) label.pop_back();
    return label;
}

std::string conclusion_of(const lesson_run& run) {
    if (run.of->conclusion == nullptr || !has_every_regular_side(run)) return {};
    return run.of->conclusion(run);
}

std::size_t rounds_of(const lesson_run& run) {
    std::size_t most = 0;
    for (const side_run& s : run.sides) most = std::max(most, s.runs.size());
    return most;
}

std::string verdict_in_words(const lesson_run& run) {
    const std::size_t all = run.claims.size();
    const auto count = [&run](verdict v) {
        return std::count_if(run.claims.begin(), run.claims.end(),
                             [v](const judged_claim& c) { return c.verdict == v; });
    };
    if (!run.is_complete()) return "not every side came to its end";
    if (run.verdict() == verdict::fail) {
        return fmt::format("{} of {} claims FAILED", count(verdict::fail), all);
    }
    if (run.verdict() == verdict::inconclusive) {
        return fmt::format("{} of {} claims unclear", count(verdict::inconclusive), all);
    }
    return fmt::format("{} claim{}", all, all == 1 ? " holds" : "s hold");
}

}  // namespace asyncdemo
