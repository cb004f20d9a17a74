// Pages that stand beside those of a lesson: to be read, or to be written on, and left again.
#pragma once

#include <functional>
#include <string>

#include "aio/task_fwd.hpp"
#include "asyncdemo/step/step_terminal.hpp"

namespace asyncdemo {

enum class aside_end {
    left,      // back to the lesson
    answered,  // back, with what was asked for
    quit       // the learner has had enough
};

/// Shows the content until somebody goes on from its last page, or back from its first.
aio::task<aside_end> read_aside(step_terminal& on, std::string title, page_content content);

/// Asks below the content for a line of words, until `take` has nothing to complain of: it gives
/// back what is wrong with the line, or nothing. Escape, and Enter alone, leave it.
aio::task<aside_end> ask_aside(step_terminal& on, std::string title, page_content content,
                               std::function<std::string(const std::string&)> take);

}  // namespace asyncdemo
