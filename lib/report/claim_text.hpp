// What was found for a claim, in words that the terminal and the documents share.
#pragma once

#include <string>

#include "lesson/lesson_run.hpp"

namespace asyncdemo {

/// The measured figure and its bound: "3.00 s, at most 3.30 s". Empty when there is no answer.
std::string claim_figures(const judged_claim& claim);

/// The figures, and the reason when it is inconclusive.
std::string claim_details(const judged_claim& claim);

}  // namespace asyncdemo
