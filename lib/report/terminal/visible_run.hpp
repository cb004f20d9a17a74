// A run as a terminal can show it. What is drawn there is laid out before it is written, so its
// texts are made visible before they are drawn.
#pragma once

#include <optional>

#include "lesson/lesson_run.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

class visible_run {
public:
    /// The run itself, which outlives this, where all of its texts can be shown as they are, else a
    /// copy with escapes (`visible_text.hpp`); in ASCII alone where the style is.
    visible_run(const lesson_run& run, const terminal_style& style);
    visible_run(const visible_run&) = delete;
    visible_run& operator=(const visible_run&) = delete;

    const lesson_run& operator*() const { return *shown_; }

private:
    std::optional<lesson_run> escaped_;
    const lesson_run* shown_;
};

}  // namespace asyncdemo
