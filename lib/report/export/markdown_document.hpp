// A run as a page of GitHub-flavoured Markdown, to put into an issue, a wiki or a CI summary.
#pragma once

#include <string>

#include "lesson/sweep_run.hpp"

namespace asyncdemo {

std::string markdown_document(const lesson_run& run);

/// The curves of a sweep as tables, with their knees.
std::string markdown_document(const sweep_run& sweep);

}  // namespace asyncdemo
