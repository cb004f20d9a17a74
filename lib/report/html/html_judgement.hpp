// What a run was held against, on an HTML page: the lesson's claims and the learner's predictions.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "lesson/lesson_run.hpp"
#include "report/markup.hpp"

namespace asyncdemo {

/// A line a claim, with its verdict as a sign and a word. Those that hold are counted and folded,
/// and so are those that could not be judged; the others stand in front.
markup draw_html_claims(const lesson_run& run, const nlohmann::ordered_json& document);

/// A line a prediction: what was guessed, what was measured, the grade and the reason. Empty when
/// nobody predicted anything.
markup draw_html_predictions(const lesson_run& run, const nlohmann::ordered_json& document);

}  // namespace asyncdemo
