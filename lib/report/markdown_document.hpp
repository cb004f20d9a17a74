// A run as a page of GitHub-flavoured Markdown, to put into an issue, a wiki or a CI summary.
#pragma once

#include <string>

#include "lesson/lesson_run.hpp"

namespace asyncdemo {

std::string markdown_document(const lesson_run& run);

}  // namespace asyncdemo
