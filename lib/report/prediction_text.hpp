// A prediction and its grade in words, as every report for people shows them.
#pragma once

#include <string>

#include "lesson/grading.hpp"

namespace asyncdemo {

/// "You said 5.00 s, it was 3.00 s: wrong."; where the machine made something else of it, what is
/// right: "1.50 s is right."; of a side that was not measured, only what was said.
std::string prediction_figures(const prediction& p);

/// The figures and the reason.
std::string prediction_text(const prediction& p);

/// The same where the grade stands beside it already. Where it is unclear, no figure is held
/// against what was said.
std::string prediction_text_beside_grade(const prediction& p);

/// Where nothing was said (`right_answer_of`): "It was 3.00 s.", and the reason.
std::string answer_text(const prediction& p);

}  // namespace asyncdemo
