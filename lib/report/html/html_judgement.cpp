#include "report/html/html_judgement.hpp"

#include <fmt/format.h>

#include <string_view>

#include "report/claim_text.hpp"
#include "report/figures.hpp"
#include "report/html/html_figure.hpp"
#include "report/json/json_words.hpp"
#include "report/markup.hpp"
#include "report/run_text.hpp"

namespace asyncdemo {
namespace {

// How an outcome looks: the class that the style sheet colours, a sign, and a word.
struct badge {
    std::string_view look;
    std::string_view sign;
    std::string_view word;

    [[nodiscard]] markup draw() const {
        return markup::of(R"(<span class="badge {}"><span aria-hidden="true">{}</span> {}</span>)",
                          look, sign, word);
    }
};

badge badge_of(verdict v) {
    switch (v) {
        case verdict::pass:
            return {"good", "✓", "holds"};
        case verdict::fail:
            return {"bad", "✗", "FAILED"};
        case verdict::inconclusive:
            break;
    }
    return {"doubtful", "?", "unclear"};
}

badge badge_of(grade g) {
    switch (g) {
        case grade::right:
            return {"good", "✓", "right"};
        case grade::close:
            return {"good", "≈", "close"};
        case grade::wrong:
            return {"bad", "✗", "wrong"};
        case grade::unclear:
            break;
    }
    return {"doubtful", "?", "unclear"};
}

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

// Texts of lessons quote code as `code`.
markup with_code(std::string_view text) {
    markup html;
    bool is_code = false;
    for (;;) {
        const std::size_t end = text.find('`');
        const std::string_view part = text.substr(0, end);
        html += is_code ? markup::of("<code>{}</code>", part) : markup::of("{}", part);
        if (end == std::string_view::npos) return html;
        text.remove_prefix(end + 1);
        is_code = !is_code;
    }
}

}  // namespace

markup draw_html_claims(const lesson_run& run, const nlohmann::ordered_json& document) {
    markup list = markup::of("<ul class=\"judged\">\n");
    if (run.claims.empty()) {
        list.add("<li>{} <span>{}</span></li>\n", badge_of(verdict::inconclusive).draw(),
                 nothing_judged_note);
    }
    for (std::size_t i = 0; i < run.claims.size(); ++i) {
        const judged_claim& claim = run.claims[i];
        list.add("<li>{} <span>{}</span> <span class=\"details\">{}</span></li>\n",
                 badge_of(claim.verdict).draw(), with_code(claim.text),
                 details_of(claim, fmt::format("/claims/{}", i), document));
    }
    constexpr badge not_judged{"doubtful", "–", "not judged"};
    for (const std::string& text : run.unjudged) {
        list.add(
            "<li>{} <span>{}</span> <span class=\"details\">needs a side that did not run"
            "</span></li>\n",
            not_judged.draw(), with_code(text));
    }
    list.add("</ul>\n");
    return list;
}

markup draw_html_predictions(const lesson_run& run, const nlohmann::ordered_json& document) {
    if (run.predictions.empty()) return {};
    markup list = markup::of("<p>{}</p>\n<ul class=\"judged predicted\">\n",
                             with_code(run.of->prediction.asks));
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
            badge_of(p.grade).draw(), p.of->name, figure("predicted", p.guess), measured,
            with_code(p.reason));
    }
    list.add("</ul>\n");
    return list;
}

}  // namespace asyncdemo
