#include "program/terminal_screen.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace asyncdemo {
namespace {

std::size_t length_of_character(char first) {
    const auto byte = static_cast<unsigned char>(first);
    if (byte < 0x80U) return 1;
    if (byte < 0xE0U) return 2;
    return byte < 0xF0U ? 3 : 4;
}

}  // namespace

terminal_screen::terminal_screen(std::size_t columns, std::size_t rows)
    : columns_(columns), rows_(rows), lines_(1) {}

void terminal_screen::write(std::string_view text) {
    while (!text.empty()) {
        if (text.starts_with("\x1b[")) {
            const std::size_t end = text.find_first_not_of("0123456789;?", 2);
            if (end == std::string_view::npos) throw std::runtime_error("a sequence has no end");
            obey(text.substr(2, end - 2), text[end]);
            text.remove_prefix(end + 1);
            continue;
        }
        const std::size_t length = length_of_character(text.front());
        if (text.front() == '\r') {
            column_ = 0;
        } else if (text.front() == '\n') {
            if (++row_ == lines_.size()) lines_.emplace_back();
        } else if (static_cast<unsigned char>(text.front()) < 0x20U) {
            throw std::runtime_error("an unknown control character");
        } else {
            put(text.substr(0, length));
        }
        text.remove_prefix(std::min(length, text.size()));
    }
}

void terminal_screen::put(std::string_view character) {
    if (column_ == columns_) break_line();
    auto& characters = lines_[row_].characters;
    if (characters.size() <= column_) characters.resize(column_ + 1, " ");
    characters[column_++] = character;
}

void terminal_screen::break_line() {
    lines_[row_].goes_on = true;
    column_ = 0;
    if (++row_ == lines_.size()) lines_.emplace_back();
}

void terminal_screen::obey(std::string_view parameters, char command) {
    if (command == 'm' || parameters == "?2026") return;  // colours, and when to show it
    if (parameters == "?25" && (command == 'h' || command == 'l')) {
        has_cursor_ = command == 'h';
    } else if (command == 'A') {
        const std::size_t up = parameters.empty() ? 1 : std::stoul(std::string(parameters));
        row_ = std::max(top(), row_ - std::min(row_, up));
    } else if (command == 'K' && parameters.empty()) {
        auto& characters = lines_[row_].characters;
        characters.resize(std::min(characters.size(), column_));
        lines_[row_].goes_on = false;
    } else if (command == 'J' && parameters.empty()) {
        obey("", 'K');
        // The lines stay there, blank: the window does not move.
        for (std::size_t i = row_ + 1; i < lines_.size(); ++i) lines_[i] = {};
    } else {
        throw std::runtime_error("an unknown sequence: " + std::string(parameters) + command);
    }
}

void terminal_screen::resize(std::size_t columns, std::size_t rows) {
    const std::vector<line> before = std::exchange(lines_, std::vector<line>(1));
    const std::size_t cursor_row = row_;
    // The cursor stands at the end of what was written, or it would have to be followed, too.
    const std::size_t rest = before.size() - cursor_row - 1;  // below the cursor
    columns_ = columns;
    rows_ = rows;
    row_ = column_ = 0;
    for (std::size_t i = 0; i <= cursor_row; ++i) {
        for (const std::string& character : before[i].characters) put(character);
        if (!before[i].goes_on && i < cursor_row) write("\r\n");
    }
    lines_.resize(lines_.size() + rest);
}

std::size_t terminal_screen::top() const { return lines_.size() - std::min(lines_.size(), rows_); }

std::string terminal_screen::text_from(std::size_t first) const {
    std::string text;
    for (std::size_t i = first; i < lines_.size(); ++i) {
        for (const std::string& character : lines_[i].characters) text += character;
        text.erase(text.find_last_not_of(' ') + 1);
        if (!lines_[i].goes_on) text += "\n";
    }
    return text;
}

std::string terminal_screen::window() const { return text_from(top()); }

std::string terminal_screen::everything() const { return text_from(0); }

}  // namespace asyncdemo
