// What the figures of a run depend on, on an HTML page: parameters, settings, the machine.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "lesson/lesson_run.hpp"
#include "report/markup.hpp"

namespace asyncdemo {

markup draw_html_run_facts(const lesson_run& run, const nlohmann::ordered_json& document);

}  // namespace asyncdemo
