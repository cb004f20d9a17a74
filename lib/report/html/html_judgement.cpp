#include "report/html/html_judgement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "report/claim_text.hpp"
#include "report/figures.hpp"
#include "report/html/html_badge.hpp"
#include "report/html/html_figure.hpp"
#include "report/html/html_prose.hpp"
#include "report/json/json_words.hpp"
#include "report/markup.hpp"
#include "report/run_text.hpp"

namespace asyncdemo {
namespace {

// The figures of a claim and why it is unclear, as far as there are any.
markup details_of(const judged_claim& claim, const std::string& place,
                  const nlohmann::ordered_json& document) {
    const claim_words words = claim_in_words(claim);
    markup text;
    if (!words.measured.empty()) {
        text = markup::of("{}, {} {}", html_figure(document, place + "/measured", words.measured),
                          words.relation, html_figure(document, place + "/bound", words.bound));
    }
    if (!words.missed_by.empty()) text.add(", missed by {}", words.missed_by);
    if (!claim.reason.empty()) {
        text.add("{}{}", text.empty() ? "" : "; ", claim.reason);
    }
    return text;
}

markup list_of(const markup& lines) {
    return lines.empty() ? lines : markup::of("<ul class=\"judged\">\n{}</ul>\n", lines);
}

// Above the claims that are folded.
markup summary_of(const lesson_run& run) {
    const auto held = std::count_if(run.claims.begin(), run.claims.end(),
                                    [](const auto& c) { return c.verdict == verdict::pass; });
    const std::size_t all = run.claims.size();
    markup text;
    if (held > 0) {
        text = markup::of(R"(<span class="good" aria-hidden="true">✓</span> {} of {} claim{})",
                          held, all, all == 1 ? " holds" : "s hold");
    }
    if (!run.unjudged.empty()) {
        text.add("{}{} need{} a side that did not run", text.empty() ? "" : "; ",
                 run.unjudged.size(), run.unjudged.size() == 1 ? "s" : "");
    }
    return text;
}

}  // namespace

markup draw_html_claims(const lesson_run& run, const nlohmann::ordered_json& document) {
    markup open;
    markup folded;
    if (run.claims.empty()) {
        open.add("<li>{} <span>{}</span></li>\n", html_badge_unclear(), nothing_judged_note);
    }
    for (std::size_t i = 0; i < run.claims.size(); ++i) {
        const judged_claim& claim = run.claims[i];
        markup& list = claim.verdict == verdict::pass ? folded : open;
        list.add("<li>{} <span>{}</span> <span class=\"details\">{}</span></li>\n",
                 html_badge(claim, *run.of), draw_html_sentence(claim.text),
                 details_of(claim, fmt::format("/claims/{}", i), document));
    }
    for (const std::string& text : run.unjudged) {
        folded.add(
            "<li>{} <span>{}</span> <span class=\"details\">needs a side that did not run"
            "</span></li>\n",
            html_badge_not_judged(), draw_html_sentence(text));
    }
    markup html = list_of(open);
    if (!folded.empty()) {
        html.add("<details class=\"held\"><summary>{}</summary>\n{}</details>\n", summary_of(run),
                 list_of(folded));
    }
    return html;
}

markup draw_html_predictions(const lesson_run& run, const nlohmann::ordered_json& document) {
    if (run.predictions.empty()) return {};
    markup list = markup::of("<p>{}</p>\n<ul class=\"judged predicted\">\n",
                             draw_html_sentence(run.of->prediction.asks));
    for (std::size_t i = 0; i < run.predictions.size(); ++i) {
        const prediction& p = run.predictions[i];
        const auto figure = [&](std::string_view name, const quantity& q) {
            const std::string place =
                fmt::format("/predictions/{}/{}", i, name_with_unit(name, q.in));
            return html_figure(document, place, show(q));
        };
        const markup measured =
            p.measured ? figure("measured", *p.measured) : markup::of("nothing");
        list.add(
            "<li>{} <span><strong>{}</strong>: predicted {}, measured {}.</span> "
            "<span class=\"details\">{}</span></li>\n",
            html_badge(p.grade), p.of->name, figure("predicted", p.guess), measured,
            draw_html_sentence(p.reason));
    }
    list.add("</ul>\n");
    return list;
}

}  // namespace asyncdemo
