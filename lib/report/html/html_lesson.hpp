// A lesson that has run, as a part of an HTML page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lesson/code_file.hpp"
#include "lesson/lesson_run.hpp"
#include "report/markup.hpp"

namespace asyncdemo {

/// A run, and the files of its lesson.
struct lesson_page {
    const lesson_run& run;
    std::string_view prose;       // Markdown
    std::vector<code_file> code;  // with the marks of the sides
};

/// The title of its prose as HTML; its name when the prose has none.
markup title_of(const lesson_page& page);

/// The lesson as an `<article>` whose heading is of that level: 1 for `<h1>`. Its identifiers begin
/// with the name of the lesson, so several can stand on one page.
markup draw_html_lesson(const lesson_page& page, int level);

}  // namespace asyncdemo
