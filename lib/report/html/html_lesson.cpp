#include "report/html/html_lesson.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <vector>

#include "report/figures.hpp"
#include "report/html/base64.hpp"
#include "report/html/html_code.hpp"
#include "report/html/html_figure.hpp"
#include "report/html/html_judgement.hpp"
#include "report/html/html_prose.hpp"
#include "report/html/html_run_facts.hpp"
#include "report/html/html_side.hpp"
#include "report/html/html_table.hpp"
#include "report/html/svg_points.hpp"
#include "report/json/json_document.hpp"
#include "report/language_table.hpp"
#include "report/markup.hpp"
#include "report/run_text.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t largest_recording = 4'000'000;  // bytes, that a page carries

// The figures of a text are parted where it says so, each with its place below the side's.
markup figures_text(const figure& f, const std::string& side,
                    const nlohmann::ordered_json& document) {
    if (!f.text) return markup::of(R"(<span class="none">–</span>)");
    if (f.json.empty()) return markup::of("{}", *f.text);
    markup html;
    std::string_view rest = *f.text;
    for (const std::string& place : f.json) {
        const std::size_t end = rest.find(between_figures);
        if (!html.empty()) html.add("{}", between_figures);
        html += html_figure(document, side + place, rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size()
                                                         : end + between_figures.size());
    }
    return html;
}

/// Draws one lesson: its head, and the sections below that it links to.
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
        add_story();
        add_section("code", "The code", draw_html_code(run_, page_.code, level_ + 2));
        add_section("timelines", "What ran", timelines());
        add_section("chart", "Measured and computed", svg_points_over_curve(run_));
        add_section("figures", "The figures", figures());
        add_section("languages", language_table_title, languages());
        add_section("claims", "The claims", draw_html_claims(run_, document_));
        add_section("run", "How it was measured",
                    draw_html_run_facts(run_, document_) + link_to_recording());
        return markup::of(
            "<article id=\"{0}\" data-lesson=\"{0}\">\n{1}"
            "<nav class=\"parts\" aria-label=\"Parts of "
            "{0}\"><ul>\n{2}</ul></nav>\n{3}</article>\n",
            name_, header(), links_, sections_);
    }

private:
    [[nodiscard]] markup header() const {
        markup html = markup::of(
            "<header>\n<p class=\"eyebrow\">asyncdemo {0} · part {1}</p>\n"
            "<h{2}>{3}</h{2}>\n<p class=\"question\">{4}</p>\n",
            name_, run_.of->part.number, level_, title_of(page_), run_.of->question);
        if (const std::string label = run_label(run_); !label.empty()) {
            html += note("notice", label);
        }
        for (const std::string& line : problems_of(run_, interruptions::told)) {
            html += note("notice bad", line);
        }
        if (const std::string conclusion = conclusion_of(run_); !conclusion.empty()) {
            html += note("conclusion", conclusion);
        }
        html.add("</header>\n");
        return html;
    }

    static markup note(std::string_view look, std::string_view text) {
        return markup::of("<p class=\"{}\">{}</p>\n", look, text);
    }

    // The prose has headings of its own, one of which says that it is the story.
    void add_story() {
        add_link("story", "The story");
        sections_.add("<section class=\"prose\" id=\"{}-story\">\n{}</section>\n", name_,
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

    [[nodiscard]] markup timelines() const {
        const common_drawing common{.run = run_,
                                    .document = document_,
                                    .axis = time_axis(run_),
                                    .kinds = span_kinds(run_),
                                    .level = level_ + 2};
        markup html = common.kinds.legend();
        for (std::size_t i = 0; i < run_.sides.size(); ++i) html += draw_html_side(common, i);
        return html;
    }

    // A line a figure and a column a side: there are more figures than sides, and a page is higher
    // than wide.
    [[nodiscard]] markup figures() const {
        if (run_.sides.empty()) return {};
        html_table table{
            .caption = markup::of("{}", caption()), .head = {markup::of("figure")}, .lines = {}};
        for (const figure& f : figures_of(run_.sides.front(), run_)) {
            table.lines.push_back({markup::of("{}", f.title)});
        }
        std::vector<bool> is_measured(table.lines.size());
        for (std::size_t i = 0; i < run_.sides.size(); ++i) {
            const side_run& side = run_.sides[i];
            table.head.push_back(
                markup::of("{}{}", side.of->name, side.of->is_mistake() ? " (mistake)" : ""));
            const std::vector<figure> column = figures_of(side, run_);
            for (std::size_t line = 0; line < column.size(); ++line) {
                table.lines[line].push_back(
                    figures_text(column[line], fmt::format("/sides/{}", i), document_));
                if (column[line].text) is_measured[line] = true;
            }
        }
        drop_unmeasured(table, is_measured);
        return draw_html_table(table, fmt::format("Figures of {}", run_.of->name));
    }

    // What ran in both languages, if anything did.
    [[nodiscard]] markup languages() const {
        const language_table compared = compare_languages(run_);
        if (compared.lines.empty()) return {};
        html_table table{
            .caption = markup::of("{}", caption()), .head = {markup::of("side")}, .lines = {}};
        for (const figure& f : compared.lines.front().figures) {
            table.head.push_back(markup::of("{}", f.title));
        }
        for (const language_table::line& l : compared.lines) {
            std::vector<markup>& cells = table.lines.emplace_back(1, markup::of("{}", l.side));
            for (const figure& f : l.figures) cells.push_back(figures_text(f, "", document_));
        }
        return draw_html_table(table, fmt::format("C++ and Python in {}", run_.of->name));
    }

    [[nodiscard]] std::string caption() const {
        const std::size_t rounds = rounds_of(run_);
        if (rounds <= 1) return "What was measured, side by side";
        return fmt::format(
            "Times are the median of {} rounds; other figures are from the first one", rounds);
    }

    // A figure that no side has says nothing.
    static void drop_unmeasured(html_table& table, const std::vector<bool>& is_measured) {
        std::size_t line = 0;
        std::erase_if(table.lines, [&](const auto&) { return !is_measured[line++]; });
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
