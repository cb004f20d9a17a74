#include "lesson/mistakes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace asyncdemo {
namespace {

// Why a mistake may have got away: a claim about it is unclear, or its waits were divided, so that
// it was over before it could go wrong. Empty if it had every chance.
std::string why_unclear(const std::vector<judged_claim>& about, const settings& chosen) {
    if (about.empty()) return "none about it could be judged";
    for (const judged_claim& c : about) {
        if (c.verdict == verdict::inconclusive) return c.reason;
    }
    const bool is_hurried = chosen.clock == clock_kind::real && chosen.speed > 1;
    return is_hurried ? "it may get away with it at this speed; choose a lower --speed" : "";
}

judged_claim verdict_on(const side& mistake, const std::vector<judged_claim>& about,
                        const settings& chosen) {
    const auto broken = std::find_if(about.begin(), about.end(), [](const judged_claim& c) {
        return c.verdict == verdict::fail;
    });
    if (broken != about.end()) {
        return {.text = fmt::format("the mistake is caught: {}", broken->text),
                .verdict = verdict::pass,
                .found = broken->found,
                .reason = {}};
    }
    judged_claim passes{
        .text = fmt::format("the mistake is caught: {} breaks a claim", mistake.name),
        .verdict = verdict::fail,
        .found = at_least(integer{0}, integer{1}),
        .reason = why_unclear(about, chosen)};
    if (!passes.reason.empty()) {
        passes.verdict = verdict::inconclusive;
        passes.found.unanswerable = passes.reason;
    }
    return passes;
}

}  // namespace

void judge_mistakes(lesson_run& run) {
    for (const side_run& s : run.sides) {
        if (!s.of->is_mistake() || !s.is_ok()) continue;
        const auto is_about_it = [&s](const judged_claim& c) { return is_about(c, *s.of); };
        std::vector<judged_claim> about;
        std::copy_if(run.claims.begin(), run.claims.end(), std::back_inserter(about), is_about_it);
        std::erase_if(run.claims, is_about_it);
        run.claims.push_back(verdict_on(*s.of, about, run.chosen));
    }
}

}  // namespace asyncdemo
