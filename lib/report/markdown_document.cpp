#include "report/markdown_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "report/claim_text.hpp"
#include "report/curves.hpp"
#include "report/event_order.hpp"
#include "report/figures.hpp"
#include "report/prediction_text.hpp"
#include "report/run_text.hpp"
#include "report/sweep_figures.hpp"
#include "report/version.hpp"

namespace asyncdemo {
namespace {

// Text as it is: no emphasis, no HTML, no end of a table's cell, no new line or other control code.
std::string plain(std::string_view text) {
    constexpr std::string_view special = R"(\`*_~|<[])";
    std::string out;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos) out += '\\';
        const bool is_control = static_cast<unsigned char>(c) < 0x20;
        out += is_control ? ' ' : c;
    }
    return out;
}

// Without the parameter that is swept, if one is: its value is not one.
std::string settings_line(const lesson_run& run, const any_parameter* swept = nullptr) {
    std::string line;
    for (const any_parameter& p : run.of->parameters) {
        if (&p == swept) continue;
        const auto chosen = run.chosen.values.find(name_of(p));
        if (chosen == run.chosen.values.end()) continue;
        line += fmt::format("`{}` {}, ", name_of(p), write_value(p, chosen->second));
    }
    const std::size_t n = rounds_of(run);
    line += fmt::format("{} clock, speed {}, seed {}, {} round{}", to_string(run.chosen.clock),
                        run.chosen.speed, run.chosen.seed, n, n == 1 ? "" : "s");
    return line;
}

std::string machine_line(const lesson_run& run) {
    // What runs on the virtual clock does not depend on the machine.
    if (run.chosen.clock != clock_kind::real) return fmt::format("asyncdemo {}", version_of(run));
    return fmt::format("{}, {}, {}; asyncdemo {}", describe_processors(run.machine),
                       plain(run.machine.os), plain(run.machine.compiler), version_of(run));
}

void append_header(std::string& page, const lesson_run& run) {
    std::string rule = "| --- |";
    page += "| side |";
    for (const figure& f : figures_of(run.sides.front(), run)) {
        page += fmt::format(" {} |", plain(f.title));
        rule += " ---: |";
    }
    page += '\n' + rule + '\n';
}

void append_table(std::string& page, const lesson_run& run) {
    if (run.sides.empty()) return;
    append_header(page, run);
    for (const side_run& s : run.sides) {
        page += fmt::format("| {}{} |", plain(s.of->name), s.of->is_mistake() ? " (mistake)" : "");
        for (const figure& f : figures_of(s, run)) page += fmt::format(" {} |", plain(f.text));
        page += '\n';
    }
    page += '\n';
}

void append_problems(std::string& page, const lesson_run& run) {
    for (const side_run& s : run.sides) {
        if (s.is_ok()) continue;
        const auto bad = std::find_if(s.runs.begin(), s.runs.end(),
                                      [](const recording& r) { return r.exit != ending::ok; });
        if (bad == s.runs.end()) {
            page += fmt::format("**{} did not run.**\n\n", plain(s.of->name));
        } else {
            page += fmt::format("**{} did not come to its end: {}.** {}\n\n", plain(s.of->name),
                                to_string(bad->exit), plain(bad->problem));
        }
    }
}

void append_events(std::string& page, const std::vector<event_order::event>& events) {
    for (const event_order::event& e : events) {
        const std::string pause =
            e.pause_s > 0 ? fmt::format(" ({})", plain(pause_text(e.pause_s))) : "";
        page += fmt::format("{}. {}{}\n", e.number, plain(event_text(*e.what)), pause);
    }
}

// What happened on each side in its first round.
void append_order(std::string& page, const lesson_run& run) {
    if (!run.of->shows_order) return;
    for (const side_run& s : run.sides) {
        if (s.runs.empty() || s.runs.front().marks.empty()) continue;
        const event_order order = order_of_events(s.runs.front());
        page += fmt::format("**{}**, in the order in which it happened:\n\n", plain(s.of->name));
        append_events(page, order.first);
        if (order.left_out > 0) page += fmt::format("\n{} here\n\n", left_out_text(order.left_out));
        append_events(page, order.last);
        page += '\n';
    }
}

std::string_view sign_and_word(verdict v) {
    switch (v) {
        case verdict::pass:
            return "✓ pass";
        case verdict::fail:
            return "✗ **FAIL**";
        case verdict::inconclusive:
            return "? inconclusive";
    }
    return "";
}

void append_claims(std::string& page, const lesson_run& run) {
    for (const judged_claim& c : run.claims) {
        page += fmt::format("- {}: {} ({})\n", sign_and_word(c.verdict), plain(c.text),
                            plain(claim_details(c)));
    }
    for (const std::string& text : run.unjudged) {
        page += fmt::format("- not judged: {} (needs a side that did not run)\n", plain(text));
    }
    if (!run.claims.empty() || !run.unjudged.empty()) page += '\n';
}

void append_predictions(std::string& page, const lesson_run& run) {
    if (run.predictions.empty()) return;
    page += fmt::format("{}\n\n", plain(run.of->prediction.asks));
    for (const prediction& p : run.predictions) {
        page += fmt::format("- {}: {}\n", plain(p.of->name), plain(prediction_text(p)));
    }
    page += '\n';
}

std::string heading(const lesson& l) {
    return fmt::format("# {}\n\n{}\n\n", plain(l.name), plain(l.question));
}

void append_knees(std::string& page, const sweep_run& sweep) {
    for (const curve& c : curves_of(sweep)) {
        page += fmt::format("- {}: {}\n", plain(c.of->name), plain(knee_text(c, *sweep.swept)));
    }
    page += fmt::format("\n{}\n\n", about_knees());
}

// The figure by value and side.
void append_table(std::string& page, const sweep_run& sweep, const sweep_table& t) {
    std::string names = fmt::format("| {} |", plain(name_of(*sweep.swept)));
    std::string rule = "| ---: |";
    for (const std::string& side : t.sides) {
        names += fmt::format(" {} |", plain(side));
        rule += " ---: |";
    }
    page += fmt::format("## {}\n\n{}\n{}\n", plain(t.title), names, rule);
    for (const sweep_table::line& l : t.lines) {
        page += fmt::format("| {} |", plain(l.value));
        for (const std::string& text : l.texts) page += fmt::format(" {} |", plain(text));
        page += '\n';
    }
    page += '\n';
}

// What each run came to, and the claims of those where not all held.
void append_outcomes(std::string& page, const sweep_run& sweep) {
    std::string troubles;
    page += "## claims\n\n";
    for (std::size_t i = 0; i < sweep.points.size(); ++i) {
        const lesson_run& run = sweep.points[i];
        const std::string at = fmt::format("{} {}", plain(name_of(*sweep.swept)),
                                           plain(write_value(*sweep.swept, sweep.values[i])));
        page += fmt::format("- {}: {}\n", at, claims_summary(run));
        if (run.is_complete() && run.verdict() == verdict::pass) continue;
        troubles += fmt::format("### {}\n\n", at);
        append_problems(troubles, run);
        append_claims(troubles, run);
    }
    page += '\n' + troubles;
}

}  // namespace

std::string markdown_document(const lesson_run& run) {
    std::string page = heading(*run.of);
    page += fmt::format("{}  \n{}\n\n", settings_line(run), machine_line(run));
    append_table(page, run);
    append_problems(page, run);
    append_order(page, run);
    append_predictions(page, run);
    append_claims(page, run);
    if (const std::string conclusion = conclusion_of(run); !conclusion.empty()) {
        page += plain(conclusion) + '\n';
    }
    while (page.ends_with("\n\n")) page.pop_back();
    return page;
}

std::string markdown_document(const sweep_run& sweep) {
    std::string page = heading(*sweep.of);
    if (!sweep.points.empty()) {
        const lesson_run& run = sweep.points.front();
        page += fmt::format("{}  \n{}\n\n", settings_line(run, sweep.swept), machine_line(run));
    }
    append_knees(page, sweep);
    for (const sweep_table& t : tables_of(sweep)) append_table(page, sweep, t);
    append_outcomes(page, sweep);
    while (page.ends_with("\n\n")) page.pop_back();
    return page;
}

}  // namespace asyncdemo
