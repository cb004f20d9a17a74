// The figures of a run as tables of an HTML page.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "lesson/lesson_run.hpp"
#include "report/markup.hpp"

namespace asyncdemo {

/// Those that the lesson is about (`lesson::on_screen`), a line a side.
markup draw_html_telling_figures(const lesson_run& run, const nlohmann::ordered_json& document);

/// All of them, a line a figure: there are more figures than sides, and a page is higher than wide.
markup draw_html_figures(const lesson_run& run, const nlohmann::ordered_json& document);

/// What ran in both languages, if anything did.
markup draw_html_languages(const lesson_run& run, const nlohmann::ordered_json& document);

}  // namespace asyncdemo
