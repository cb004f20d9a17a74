// What a person sees on a terminal: the text that a program wrote there, as a terminal shows it. It
// knows no more than the program may use, so that anything else is found out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace asyncdemo {

class terminal_screen {
public:
    terminal_screen(std::size_t columns, std::size_t rows);

    /// Throws `std::runtime_error` for a sequence that it doesn't know.
    void write(std::string_view text);

    /// Breaks the lines anew, as most terminals do.
    void resize(std::size_t columns, std::size_t rows);

    /// What is in the window, and all with what was scrolled out of it above.
    [[nodiscard]] std::string window() const;
    [[nodiscard]] std::string everything() const;

    [[nodiscard]] bool has_cursor() const { return has_cursor_; }

private:
    struct line {
        std::vector<std::string> characters;
        bool goes_on = false;  // into the next one: it was too long for the window
    };

    void put(std::string_view character);
    void break_line();
    void obey(std::string_view parameters, char command);
    [[nodiscard]] std::size_t top() const;
    [[nodiscard]] std::string text_from(std::size_t first) const;

    std::size_t columns_;
    std::size_t rows_;
    std::vector<line> lines_;  // the last `rows_` are the window
    std::size_t row_ = 0;      // of the cursor, among `lines_`
    std::size_t column_ = 0;   // the one behind the last: a character would break the line
    bool has_cursor_ = true;
};

}  // namespace asyncdemo
