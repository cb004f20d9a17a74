#include "report/html/html_document.hpp"

#include <fmt/format.h>

#include <string_view>

#include "report/html/page_icon.hpp"
#include "report/html/page_script.hpp"
#include "report/html/page_style.hpp"
#include "report/html/script_hash.hpp"
#include "report/markup.hpp"
#include "report/run_text.hpp"
#include "report/terms.hpp"
#include "report/version.hpp"

namespace asyncdemo {
namespace {

constexpr std::string_view head = R"(<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
)";

// Patterns of the bars, which the style sheet refers to: not everybody tells colours apart, and no
// paper does.
constexpr std::string_view patterns =
    R"svg(<svg class="patterns" width="0" height="0" aria-hidden="true"><defs>
<pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="ground" width="6" height="6"/><rect class="figure" width="2.5" height="6"/></pattern>
<pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="ground" width="6" height="6"/><circle class="figure" cx="3" cy="3" r="1.6"/></pattern>
</defs></svg>
)svg";

// Nothing is fetched, and no script runs but ours.
markup security_policy() {
    return markup::of(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; img-src data:; script-src {}\">\n",
        markup::ready_made(script_source(page_script())));
}

markup as_it_is(std::string_view text) { return markup::ready_made(std::string(text)); }

markup document(const markup& title, const markup& body) {
    return markup::of(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n{}{}{}<title>{}</title>\n<style>\n{}{}{}"
        "</style>\n<script>{}</script>\n</head>\n<body>\n{}{}<footer><p>Run, measured and drawn by "
        "asyncdemo {}.</p></footer>\n</body>\n</html>\n",
        as_it_is(head), as_it_is(page_icon), security_policy(), title, as_it_is(colors_style()),
        as_it_is(drawing_style()), as_it_is(page_style()), as_it_is(page_script()),
        as_it_is(patterns), body, version());
}

markup terms_section() {
    markup list;
    for (const term& t : terms()) list.add("<dt>{}</dt><dd>{}</dd>\n", t.word, t.meaning);
    return markup::of(
        "<section class=\"terms\" id=\"terms\">\n<details><summary>Terms</summary>\n<dl>\n{}</dl>\n"
        "</details>\n</section>\n",
        list);
}

markup contents_line(const lesson_page& lesson) {
    const std::string_view name = lesson.run.of->name;
    return markup::of(
        "<li><a href=\"#{}\">{}</a> <span class=\"name\">{}</span>"
        "<p>{}</p><p class=\"details\">{}</p></li>\n",
        name, title_of(lesson), name, lesson.run.of->question, verdict_in_words(lesson.run));
}

}  // namespace

std::string html_document(const lesson_page& lesson) {
    return document(
               markup::of("{} · asyncdemo", title_of(lesson)),
               markup::of("<main>\n{}{}</main>\n", draw_html_lesson(lesson, 1), terms_section()))
        .str();
}

std::string html_booklet(const std::vector<lesson_page>& lessons) {
    markup body = markup::of(
        "<header class=\"cover\">\n<p class=\"eyebrow\">asyncdemo</p>\n"
        "<h1>Lessons on waiting</h1>\n<p class=\"question\">The same work done in several ways, "
        "really run, and measured on this machine.</p>\n");
    if (!lessons.empty() && lessons.back().run.was_interrupted) {
        body.add("<p class=\"notice\">{}</p>\n", interruption_note);
    }
    body.add("</header>\n<nav class=\"contents\" aria-label=\"Contents\">\n<ol>\n");
    for (const lesson_page& lesson : lessons) body += contents_line(lesson);
    body.add("</ol>\n</nav>\n<main>\n");
    for (const lesson_page& lesson : lessons) body += draw_html_lesson(lesson, 2);
    body += terms_section();
    body.add("</main>\n");
    return document(markup::of("Lessons on waiting · asyncdemo"), body).str();
}

}  // namespace asyncdemo
