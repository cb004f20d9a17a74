// The last line of a terminal, on which the program asks; gone when it is answered.
#pragma once

#include <string>
#include <string_view>

namespace asyncdemo {

/// Writes to standard error.
class prompt_line {
public:
    /// Where the terminal can't draw over a line, what was asked stays, and only what is added to
    /// it is written.
    explicit prompt_line(bool can_draw_over) : can_draw_over_(can_draw_over) {}
    prompt_line(const prompt_line&) = delete;
    prompt_line& operator=(const prompt_line&) = delete;
    ~prompt_line() { erase(); }

    /// Shows that in place of what was shown, cut to `width` columns; the cursor stands behind it.
    void show(std::string_view text, int width);

    void erase();

private:
    bool can_draw_over_;
    std::string shown_;
};

}  // namespace asyncdemo
