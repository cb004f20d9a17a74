#include "report/export/markdown_document.hpp"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "lesson/event_order.hpp"
#include "report/claim_text.hpp"
#include "report/counted.hpp"
#include "report/curves.hpp"
#include "report/document_text.hpp"
#include "report/figures.hpp"
#include "report/language_table.hpp"
#include "report/prediction_text.hpp"
#include "report/run_text.hpp"
#include "report/sweep_figures.hpp"
#include "report/version.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo {
namespace {

struct markdown_format {
    // Text that means itself: no emphasis, no HTML, no end of a table's cell, no heading or list.
    static std::string escaped(std::string_view text) {
        constexpr std::string_view special = R"(\`*_~|<[]&)";
        std::string out;
        if (begins_block(text)) out += '\\';
        for (const char c : visible(text)) {
            if (special.find(c) != std::string_view::npos) out += '\\';
            out += c;
        }
        return out;
    }

private:
    static bool begins_block(std::string_view text) {
        return text.starts_with("#") || text.starts_with(">") || text.starts_with("- ") ||
               text.starts_with("+ ");
    }
};

using markdown = document_text<markdown_format>;

// Without the parameter that is swept, if one is: its value is not one.
markdown settings_line(const lesson_run& run, const any_parameter* swept = nullptr) {
    markdown line;
    for (const any_parameter& p : run.of->parameters) {
        if (&p == swept) continue;
        const auto chosen = run.chosen.values.find(name_of(p));
        if (chosen == run.chosen.values.end()) continue;
        line.add("`{}` {}, ", name_of(p), show_parameter(p, chosen->second));
    }
    const std::size_t n = rounds_of(run);
    line.add("{} clock, speed {}, seed {}, {}", to_string(run.chosen.clock), run.chosen.speed,
             run.chosen.seed, counted(n, "round"));
    return line;
}

markdown machine_line(const lesson_run& run) {
    // What runs on the virtual clock does not depend on the machine.
    if (run.chosen.clock != clock_kind::real) return markdown::of("asyncdemo {}", version_of(run));
    return markdown::of("{}, {}, {}; asyncdemo {}", describe_processors(run.machine),
                        run.machine.os, describe_languages(run.machine), version_of(run));
}

void append_header(markdown& page, const lesson_run& run) {
    markdown rule = markdown::of("| --- |");
    page.add("| side |");
    for (const figure& f : figures_of(run.sides.front(), run)) {
        page.add(" {} |", f.title);
        rule.add(" ---: |");
    }
    page.add("\n{}\n", rule);
}

void append_table(markdown& page, const lesson_run& run) {
    if (run.sides.empty()) return;
    append_header(page, run);
    for (const side_run& s : run.sides) {
        page.add("| {}{} |", s.of->name, s.of->is_mistake() ? " (mistake)" : "");
        for (const figure& f : figures_of(s, run))
            page.add(" {} |", f.text.value_or(std::string(not_measured)));
        page.add("\n");
    }
    page.add("\n");
}

// Beside each other what ran in both languages, if anything did.
void append_languages(markdown& page, const lesson_run& run) {
    const language_table table = compare_languages(run);
    if (table.lines.empty()) return;
    markdown titles = markdown::of("| side |");
    markdown rule = markdown::of("| --- |");
    for (const figure& f : table.lines.front().figures) {
        titles.add(" {} |", f.title);
        rule.add(" ---: |");
    }
    page.add("{}:\n\n{}\n{}\n", language_table_title, titles, rule);
    for (const language_table::line& l : table.lines) {
        page.add("| {} |", l.side);
        for (const figure& f : l.figures)
            page.add(" {} |", f.text.value_or(std::string(not_measured)));
        page.add("\n");
    }
    page.add("\n");
}

void append_problems(markdown& page, const lesson_run& run) {
    if (run.was_interrupted) page.add("**{}**\n\n", interruption_note);
    for (const std::string& line : problems_of(run, interruptions::told)) {
        page.add("**{}**\n\n", line);
    }
}

void append_events(markdown& page, const std::vector<event_order::event>& events) {
    for (const event_order::event& e : events) {
        const markdown pause =
            e.pause_s > 0 ? markdown::of(" ({})", pause_text(e.pause_s)) : markdown();
        page.add("{}. {}{}\n", e.number, event_text(*e.what), pause);
    }
}

// What happened on each side in its first round.
void append_order(markdown& page, const lesson_run& run) {
    if (!run.of->shows_order) return;
    for (const side_run& s : run.sides) {
        if (s.runs.empty() || s.runs.front().marks.empty()) continue;
        const event_order order = order_of_events(s.runs.front());
        page.add("**{}**, in the order in which it happened:\n\n", s.of->name);
        append_events(page, order.first);
        if (order.left_out > 0) page.add("\n{} here\n\n", left_out_text(order.left_out));
        append_events(page, order.last);
        page.add("\n");
    }
}

markdown sign_and_word(verdict v) {
    switch (v) {
        case verdict::pass:
            return markdown::of("✓ pass");
        case verdict::fail:
            return markdown::of("✗ **FAIL**");
        case verdict::inconclusive:
            return markdown::of("? unclear");
    }
    return {};
}

void append_claims(markdown& page, const lesson_run& run) {
    if (run.claims.empty()) {
        page.add("- {}: {}\n", sign_and_word(verdict::inconclusive), nothing_judged_note);
    }
    for (const judged_claim& c : run.claims) {
        page.add("- {}: {} ({})\n", sign_and_word(c.verdict), c.text, claim_details(c));
    }
    for (const std::string& text : run.unjudged) {
        page.add("- not judged: {} (needs a side that did not run)\n", text);
    }
    page.add("\n");
}

void append_predictions(markdown& page, const lesson_run& run) {
    if (run.predictions.empty()) return;
    page.add("{}\n\n", run.of->prediction.asks);
    for (const prediction& p : run.predictions) {
        page.add("- {}: {}\n", p.of->name, prediction_text(p));
    }
    page.add("\n");
}

markdown heading(const lesson& l) { return markdown::of("# {}\n\n{}\n\n", l.name, l.question); }

void append_knees(markdown& page, const sweep_curves& curves, const any_parameter& swept) {
    page.add("{}\n\n", curves.figure.title);
    for (const curve& c : curves.all) {
        page.add("- {}: {}\n", c.of->name, knee_text(c, curves, swept));
    }
    page.add("\n");
    if (const std::string about = about_knees(curves); !about.empty()) page.add("{}\n\n", about);
}

// The figure by value and side.
void append_table(markdown& page, const sweep_run& sweep, const sweep_table& t) {
    markdown names = markdown::of("| {} |", name_of(*sweep.swept));
    markdown rule = markdown::of("| ---: |");
    for (const std::string& side : t.sides) {
        names.add(" {} |", side);
        rule.add(" ---: |");
    }
    page.add("## {}\n\n{}\n{}\n", t.title, names, rule);
    for (const sweep_table::line& l : t.lines) {
        page.add("| {} |", l.value);
        for (const auto& text : l.texts)
            page.add(" {} |", text.value_or(std::string(not_measured)));
        page.add("\n");
    }
    page.add("\n");
}

// What each run came to, and the claims of those where not all held.
void append_outcomes(markdown& page, const sweep_run& sweep) {
    markdown troubles;
    page.add("## claims\n\n");
    for (std::size_t i = 0; i < sweep.points.size(); ++i) {
        const lesson_run& run = sweep.points[i];
        const markdown at = markdown::of("{} {}", name_of(*sweep.swept),
                                         show_parameter(*sweep.swept, sweep.values[i]));
        page.add("- {}: {}\n", at, claims_summary(run));
        if (run.is_complete() && run.verdict() == verdict::pass) continue;
        troubles.add("### {}\n\n", at);
        append_problems(troubles, run);
        append_claims(troubles, run);
    }
    page.add("\n{}", troubles);
}

// A document ends with one end of a line.
std::string with_one_end(const markdown& page) {
    std::string text = page.str();
    while (text.ends_with("\n\n")) text.pop_back();
    return text;
}

}  // namespace

std::string markdown_document(const lesson_run& run) {
    markdown page = heading(*run.of);
    page.add("{}  \n{}\n\n", settings_line(run), machine_line(run));
    append_table(page, run);
    append_languages(page, run);
    append_problems(page, run);
    append_order(page, run);
    append_predictions(page, run);
    append_claims(page, run);
    if (const std::string conclusion = conclusion_of(run); !conclusion.empty()) {
        page.add("{}\n", conclusion);
    }
    return with_one_end(page);
}

std::string markdown_document(const sweep_run& sweep) {
    markdown page = heading(*sweep.of);
    if (!sweep.points.empty()) {
        const lesson_run& run = sweep.points.front();
        page.add("{}  \n{}\n\n", settings_line(run, sweep.swept), machine_line(run));
    }
    if (sweep.was_interrupted()) page.add("**{}**\n\n", interruption_note);
    const sweep_curves curves = curves_of(sweep);
    append_knees(page, curves, *sweep.swept);
    for (const sweep_table& t : tables_of(sweep, curves)) append_table(page, sweep, t);
    append_outcomes(page, sweep);
    return with_one_end(page);
}

}  // namespace asyncdemo
