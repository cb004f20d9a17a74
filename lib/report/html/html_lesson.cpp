#include "report/html/html_lesson.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "report/figures.hpp"
#include "report/html/base64.hpp"
#include "report/html/html_code.hpp"
#include "report/html/html_figures.hpp"
#include "report/html/html_judgement.hpp"
#include "report/html/html_pictures.hpp"
#include "report/html/html_prose.hpp"
#include "report/html/html_run_facts.hpp"
#include "report/html/html_side_tables.hpp"
#include "report/html/html_vote.hpp"
#include "report/html/svg_points.hpp"
#include "report/json/json_document.hpp"
#include "report/language_table.hpp"
#include "report/markup.hpp"
#include "report/run_text.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t largest_recording = 4'000'000;  // bytes, that a page carries

markup note(std::string_view look, std::string_view text) {
    return text.empty() ? markup() : markup::of("<p class=\"{}\">{}</p>\n", look, text);
}

// What a learner needs to know before a guess: the parameters, and on what the sides compute.
markup what_is_given(const lesson_run& run) {
    markup list;
    for (const any_parameter& p : run.of->parameters) {
        const auto value = run.chosen.values.find(name_of(p));
        if (value == run.chosen.values.end() || !run.of->uses(p, run.chosen)) continue;
        list.add("<li><strong>{} {}</strong> {}</li>\n", name_of(p),
                 show_parameter(p, value->second), draw_html_sentence(about(p)));
    }
    const bool computes = std::any_of(run.of->sides.begin(), run.of->sides.end(),
                                      [](const side& s) { return s.needs == "processors"; });
    if (computes) list.add("<li>on {}</li>\n", describe_processors(run.machine));
    return list.empty() ? list : markup::of("<ul class=\"given\">\n{}</ul>\n", list);
}

/// Draws one lesson: its question, the pictures, what came out, and the sections below that its
/// contents link to. What would answer the question is `told`: the script keeps it back until the
/// reader has answered, or doesn't want to.
class article {
public:
    article(const lesson_page& page, int level)
        : page_(page),
          run_(page.run),
          level_(level),
          name_(page.run.of->name),
          document_(json_without_lists(page.run)) {}

    markup draw() {
        add_section("predictions", "Predicted", draw_html_predictions(run_, document_));
        add_pictures();
        begin_telling();
        add_section("outcome", "What came out", outcome());
        add_section("chart", "Measured and computed", svg_points_over_curve(run_));
        add_story();
        add_section("code", "The code", draw_html_code(run_, page_.code, level_ + 2));
        add_section("figures", "All figures",
                    draw_html_figures(run_, document_) + draw_html_side_tables(run_));
        add_section("languages", language_table_title, draw_html_languages(run_, document_));
        add_section("run", "How it was measured",
                    draw_html_run_facts(run_, document_) + link_to_recording());
        return markup::of(
            "<article id=\"{0}\" data-lesson=\"{0}\"{1}>\n{2}"
            "<nav class=\"parts told\" aria-label=\"Parts of "
            "{0}\"><ul>\n{3}</ul></nav>\n{4}</div>\n</article>\n",
            name_, asks_first(run_) ? markup::of(" data-asks") : markup(), header(), links_,
            sections_);
    }

private:
    [[nodiscard]] markup header() const {
        markup html = markup::of(
            "<header>\n<p class=\"eyebrow\">asyncdemo {0} · part {1}</p>\n"
            "<h{2}>{3}</h{2}>\n<p class=\"question\">{4}</p>\n",
            name_, run_.of->part.number, level_, title_of(page_), run_.of->question);
        html += what_is_given(run_);
        html += note("given", note_on_defaults(*run_.of, run_.chosen, run_.of->question));
        html += note("notice", run_label(run_));
        for (const std::string& line : problems_of(run_, interruptions::told)) {
            html += note("notice bad told", line);
        }
        html.add("</header>\n");
        return html;
    }

    // As long as the question is open, nothing has run for the reader.
    void add_pictures() {
        const markup content = draw_html_pictures(run_, document_, level_ + 2);
        if (content.empty()) return;
        add_link("pictures", "What ran");
        sections_.add(
            "<section id=\"{0}-pictures\">\n<h{1}><span class=\"told\">What ran</span>"
            "<span class=\"untold\" hidden>What do you think?</span></h{1}>\n{2}</section>\n",
            name_, level_ + 1, content);
    }

    void begin_telling() { sections_.add("<div class=\"told\">\n"); }

    [[nodiscard]] markup outcome() const {
        return note("conclusion", conclusion_of(run_)) + mistake() +
               draw_html_telling_figures(run_, document_) + draw_html_claims(run_, document_);
    }

    // Why it goes wrong, where it ran.
    [[nodiscard]] markup mistake() const {
        for (const side_run& s : run_.sides) {
            if (!s.of->is_mistake() || run_.of->mistake.empty()) continue;
            return markup::of("<p class=\"notice\"><strong>{}</strong>: {}</p>\n", s.of->name,
                              draw_html_sentence(run_.of->mistake));
        }
        return {};
    }

    // The prose has headings of its own, one of which says that it is the story.
    void add_story() {
        add_link("story", "The story");
        sections_.add("<section class=\"prose\" id=\"{}-story\">\n{}{}</section>\n", name_,
                      note("defaults", note_on_defaults(*run_.of, run_.chosen, page_.prose)),
                      draw_html_prose(page_.prose, level_ + 1).body);
    }

    // Without content there is no section.
    void add_section(std::string_view id, std::string_view heading, const markup& content) {
        if (content.empty()) return;
        add_link(id, heading);
        sections_.add("<section id=\"{0}-{1}\">\n<h{2}>{3}</h{2}>\n{4}</section>\n", name_, id,
                      level_ + 1, heading, content);
    }

    void add_link(std::string_view id, std::string_view heading) {
        links_.add("<li><a href=\"#{}-{}\">{}</a></li>\n", name_, id, heading);
    }

    [[nodiscard]] markup link_to_recording() const {
        try {
            const std::string recording = json_document(run_, largest_recording);
            return markup::of(
                "<p class=\"recording\"><a download=\"{0}.json\" "
                "href=\"data:application/json;base64,{1}\">Save the recording</a> (JSON, {2}): it "
                "is in this page. <code>asyncdemo replay {0}.json</code> runs it again on a "
                "terminal.</p>\n",
                name_, base64(recording),
                show_figure("_kb", static_cast<double>(recording.size()) / 1000));
        } catch (const std::length_error&) {
            return markup::of(
                "<p>The recording is too large to be kept in this page. <code>"
                "asyncdemo {} -o {}.json</code> saves one.</p>\n",
                name_, name_);
        }
    }

    const lesson_page& page_;
    const lesson_run& run_;
    int level_;
    std::string_view name_;
    nlohmann::ordered_json document_;
    markup links_;     // to the sections
    markup sections_;  // as far as they are drawn
};

}  // namespace

markup title_of(const lesson_page& page) {
    const markup title = draw_html_prose(page.prose, 2).title;
    return title.empty() ? markup::of("{}", page.run.of->name) : title;
}

markup draw_html_lesson(const lesson_page& page, int level) { return article(page, level).draw(); }

}  // namespace asyncdemo
