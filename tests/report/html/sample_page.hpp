// The page of the sample run, as tests read it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "report/html/html_document.hpp"

namespace asyncdemo {

/// Its prose has a title and a story; its code has a region of a side that did not run.
lesson_page sample_page(const lesson_run& run);

std::string document_of(const lesson_run& run);

/// Each text between `before` and the next `after`.
std::vector<std::string> all_between(std::string_view page, std::string_view before,
                                     std::string_view after);

}  // namespace asyncdemo
