// What a page asks of a side before it shows it. Only its script does so: without it, and on paper,
// everything is there at once.
#pragma once

#include "lesson/lesson_run.hpp"
#include "report/markup.hpp"

namespace asyncdemo {

/// Whether there is something to ask: not where the learner has answered already, nor of a lesson
/// that has no question.
bool asks_first(const lesson_run& run);

/// Above all sides: the question, which stays there, and what comes with the answers.
markup draw_html_question(const lesson_run& run);

/// The answers to choose from for that side, and what each of them is told, graded by this run.
/// Where the lesson does not ask about it, a sentence that says so; empty where it asks nothing.
markup draw_html_vote(const lesson_run& run, const side& of);

}  // namespace asyncdemo
