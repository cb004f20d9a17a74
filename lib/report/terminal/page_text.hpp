// The text of a page for a terminal, written from its top down.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// The parts one after the other, with `between` them, in as many lines as it takes; a part is not
/// broken, but cut where it is wider than the screen.
std::vector<std::string> flow(const std::vector<std::string>& parts, std::string_view between,
                              const terminal_style& style);

class page_text {
public:
    /// The style outlives it.
    explicit page_text(const terminal_style& style) : style_(style) {}

    void add(std::string_view line = "") { text_.append(line).append("\n"); }
    void add_all(const std::vector<std::string>& lines);

    /// As many lines as it takes in the width of the style.
    void add_wrapped(std::string_view text, ink i = ink::plain);

    /// What has to be known before any figure (`run_label`), if anything.
    void add_label(std::string_view label);

    /// The text so far; the page is empty afterwards.
    std::string take() { return std::exchange(text_, {}); }

protected:
    const terminal_style& style_;

private:
    std::string text_;
};

}  // namespace asyncdemo
