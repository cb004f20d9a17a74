// Where the learner is, as a page: what is done, what is skipped, what comes next.
#pragma once

#include <string>

#include "asyncdemo/learner/learner_progress.hpp"
#include "lessons/catalog.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

std::string progress_page(const catalog& lessons, const learner_progress& progress,
                          const terminal_style& style);

}  // namespace asyncdemo
