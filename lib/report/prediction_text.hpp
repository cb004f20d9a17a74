// A prediction and its grade in words, as every report for people shows them.
#pragma once

#include <string>
#include <string_view>

#include "lesson/prediction.hpp"

namespace asyncdemo {

/// "You said 5.00 s, it was 3.00 s: wrong."; of a side that was not measured, only what was said.
std::string prediction_figures(const prediction& p);

/// The figures and the reason.
std::string prediction_text(const prediction& p);

}  // namespace asyncdemo
