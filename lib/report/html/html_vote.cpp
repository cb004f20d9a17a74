#include "report/html/html_vote.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "lesson/grading.hpp"
#include "report/html/html_badge.hpp"
#include "report/html/html_prose.hpp"
#include "report/prediction_text.hpp"

namespace asyncdemo {
namespace {

bool is_asked_about(const side_run& s, const lesson_run& run) {
    return !s.runs.empty() && run.of->prediction.find(s.of->name) != nullptr;
}

// The script shows the one that was chosen.
markup reply(std::size_t index, const markup& content) {
    return markup::of("<p data-answer=\"{}\" hidden>{}</p>\n", index, content);
}

}  // namespace

bool asks_first(const lesson_run& run) {
    return run.predictions.empty() && !run.of->prediction.choices(run.chosen).empty() &&
           std::any_of(run.sides.begin(), run.sides.end(),
                       [&run](const side_run& s) { return is_asked_about(s, run); });
}

markup draw_html_question(const lesson_run& run) {
    if (!asks_first(run)) return {};
    return markup::of(
        "<p class=\"asks\">{}</p>\n<div class=\"ask\" hidden>\n<p>The pictures come with your "
        "answers, and after the last one the story, the code and all figures.</p>\n"
        "<button type=\"button\" data-shows=\"all\">Show all without asking</button>\n</div>\n",
        draw_html_sentence(run.of->prediction.asks));
}

markup draw_html_vote(const lesson_run& run, const side& of) {
    const side_run* const ran = run.find(of.name);
    if (!asks_first(run) || ran == nullptr) return {};
    if (!is_asked_about(*ran, run)) {
        return markup::of("<p class=\"untold\" hidden>Not asked: it comes with the rest.</p>\n");
    }
    const std::vector<quantity> choices = run.of->prediction.choices(run.chosen);
    markup buttons;
    markup replies;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const prediction said = grade_guess(run, of, choices[i]);
        buttons.add("<button type=\"button\" data-answer=\"{}\">{}</button>\n", i,
                    show(choices[i]));
        replies += reply(i, markup::of("{} {}", html_badge(said.grade),
                                       draw_html_sentence(prediction_text_beside_grade(said))));
    }
    buttons.add("<button type=\"button\" class=\"skip\" data-answer=\"{}\">Just show it</button>\n",
                choices.size());
    replies += reply(choices.size(), draw_html_sentence(answer_text(right_answer_of(run, of))));
    return markup::of(
        "<div class=\"vote\" hidden>\n<div class=\"choices\" role=\"group\" "
        "aria-label=\"{}: {}\">\n{}</div>\n<div class=\"verdict\" role=\"status\" "
        "tabindex=\"-1\">\n"
        "{}</div>\n</div>\n",
        of.name, run.of->prediction.asks, buttons, replies);
}

}  // namespace asyncdemo
