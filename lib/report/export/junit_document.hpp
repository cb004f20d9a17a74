// What `asyncdemo check` found, as the JUnit XML that CI systems read.
#pragma once

#include <string>
#include <vector>

#include "lesson/lesson_run.hpp"

namespace asyncdemo {

/// A suite a lesson. It has a test for each side, that it comes to its end, which takes the time of
/// the side; and one for each claim, which takes none: the figures are there by then. A claim that
/// is inconclusive or not judged is skipped; so is a lesson of those that were to run as well, and
/// were not begun when the check was ended.
std::string junit_document(const std::vector<lesson_run>& runs,
                           const std::vector<const lesson*>& not_begun = {});

}  // namespace asyncdemo
