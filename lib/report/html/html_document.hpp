// Lessons that have run as one HTML page, to be taken home: it needs nothing but itself and asks
// for nothing. Its one script plays what ran and asks before it tells; without it all of that is
// there.
#pragma once

#include <string>
#include <vector>

#include "report/html/html_lesson.hpp"

namespace asyncdemo {

/// The page of one lesson.
std::string html_document(const lesson_page& lesson);

/// All of them as one booklet, with a contents page.
std::string html_booklet(const std::vector<lesson_page>& lessons);

}  // namespace asyncdemo
