#include "lesson/mistakes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace asyncdemo {
namespace {

judged_claim verdict_on(const side& mistake, const std::vector<judged_claim>& about) {
    const auto first_with = [&about](verdict v) {
        return std::find_if(about.begin(), about.end(),
                            [v](const judged_claim& c) { return c.verdict == v; });
    };
    if (const auto broken = first_with(verdict::fail); broken != about.end()) {
        return {.text = fmt::format("the mistake is caught: {}", broken->text),
                .verdict = verdict::pass,
                .found = broken->found,
                .reason = {}};
    }
    judged_claim passes{
        .text = fmt::format("the mistake is caught: {} breaks a claim", mistake.name),
        .verdict = verdict::fail,
        .found = at_least(integer{0}, integer{1}),
        .reason = {}};
    const auto unclear = first_with(verdict::inconclusive);
    if (unclear == about.end() && !about.empty()) return passes;
    passes.verdict = verdict::inconclusive;
    passes.reason = about.empty() ? "none about it could be judged" : unclear->reason;
    passes.found.unanswerable = passes.reason;
    return passes;
}

}  // namespace

void judge_mistakes(lesson_run& run) {
    for (const side_run& s : run.sides) {
        if (!s.of->is_mistake() || !s.is_ok()) continue;
        const auto others =
            std::stable_partition(run.claims.begin(), run.claims.end(),
                                  [&s](const judged_claim& c) { return !is_about(c, *s.of); });
        const std::vector<judged_claim> about(others, run.claims.end());
        run.claims.erase(others, run.claims.end());
        run.claims.push_back(verdict_on(*s.of, about));
    }
}

}  // namespace asyncdemo
