#include <algorithm>
#include <set>
#include <string_view>

#include "lesson/contract/rules.hpp"

namespace asyncdemo {
namespace {

// The claims that were judged on that side: their sentences begin with its name.
std::vector<const judged_claim*> claims_on(const lesson_run& run, const side& s) {
    std::vector<const judged_claim*> claims;
    for (const judged_claim& c : run.claims) {
        if (c.text.starts_with(fmt::format("{} ", s.name))) claims.push_back(&c);
    }
    return claims;
}

void check_side(const lesson_run& run, const side& s, complaint_list& to) {
    const side_run* const ran = run.find(s.name);
    to.expect(ran != nullptr && ran->is_ok(), "the side `{}` has to come to its end", s.name);
    const auto claims = claims_on(run, s);
    if (s.is_mistake()) {
        to.expect(std::any_of(claims.begin(), claims.end(),
                              [](const judged_claim* c) { return c->verdict != verdict::pass; }),
                  "the mistake `{}` breaks no claim; one of those about `{}` has to fail on it",
                  s.name, s.mistake_for);
        return;
    }
    for (const judged_claim* c : claims) {
        to.expect(c->verdict != verdict::fail,
                  "the claim \"{}\" fails; only a mistake may break one", c->text);
    }
}

void check_judged(const lesson_run& run, complaint_list& to) {
    for (const std::string& claim : run.unjudged) {
        to.expect(false, "the claim \"{}\" is not judged: it needs a side that did not run", claim);
    }
    // The virtual clock records nothing of what a side takes of the machine.
    if (run.chosen.clock != clock_kind::real) return;
    for (const claim& c : run.of->claims) {
        if (c.only_in == language::python) continue;
        const bool is_judged =
            std::any_of(run.claims.begin(), run.claims.end(),
                        [&c](const judged_claim& judged) { return judged.text.ends_with(c.text); });
        to.expect(is_judged, "the claim \"{} {}\" asks for what no side records", c.side, c.text);
    }
}

bool is_recorded(const side_run& s, std::string_view metric) {
    return std::all_of(s.runs.begin(), s.runs.end(), [metric](const recording& r) {
        return r.metrics.find(metric) != r.metrics.end();
    });
}

void check_quoted_figures(const lesson_run& run, std::string_view conclusion, complaint_list& to) {
    for (const std::string_view figure : figures_in(conclusion)) {
        const std::size_t dot = figure.find('.');
        const side_run* const about = run.find(figure.substr(0, dot));
        to.expect(about == nullptr || dot == std::string_view::npos ||
                      is_recorded(*about, figure.substr(dot + 1)),
                  "the conclusion has {{{}}}, which the side does not record", figure);
    }
}

bool is_drawn(const side_run& s, std::string_view series) {
    return std::all_of(s.runs.begin(), s.runs.end(), [series](const recording& r) {
        return !r.find_series(series).points.empty();
    });
}

void check_recorded_figures(const lesson_run& run, complaint_list& to) {
    for (const column& c : run.of->columns) {
        to.expect(std::any_of(run.sides.begin(), run.sides.end(),
                              [&c](const side_run& s) { return is_recorded(s, c.metric); }),
                  "the column `{}` shows \"{}\", which no side records", c.title, c.metric);
    }
    const std::string_view curve = run.of->curve;
    to.expect(
        curve.empty() || std::all_of(run.sides.begin(), run.sides.end(),
                                     [curve](const side_run& s) { return is_drawn(s, curve); }),
        "the curve that it is about is \"{}\", which not every side records", curve);
    check_quoted_figures(run, run.of->conclusion, to);
    check_quoted_figures(run, run.of->computed, to);
}

void check_spans(const lesson_run& run, complaint_list& to) {
    std::set<std::string_view> unknown;
    for (const side_run& side : run.sides) {
        for (const recording& r : side.runs) {
            for (const span& s : r.spans) {
                if (!run.of->kind_of(s.what)) unknown.insert(s.what);
            }
        }
    }
    for (const std::string_view what : unknown) {
        to.expect(false, "a span \"{}\" has no kind; `spans` has to say what it does", what);
    }
}

}  // namespace

void check_run(const lesson_run& run, complaint_list& to) {
    for (const side& s : run.of->sides) check_side(run, s, to);
    check_judged(run, to);
    check_recorded_figures(run, to);
    check_spans(run, to);
}

}  // namespace asyncdemo
