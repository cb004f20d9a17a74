// The command lines that a story tells its readers to type.
#pragma once

#include <string>
#include <string_view>

#include "lesson/contract/complaints.hpp"

namespace asyncdemo {

/// What they are held against: the lessons, and the command line of the program if it is known.
class command_lines {
public:
    /// Both have to outlive it.
    command_lines(const catalog& all, const line_check& check) : all_(all), check_(check) {}

    /// Why the line, without the program's name, is none to be typed; empty when it is one.
    [[nodiscard]] std::string refusal(std::string_view line) const;

    /// True when the program takes an option behind the name of a lesson; false when there is no
    /// program to ask.
    [[nodiscard]] bool takes_option(std::string_view lesson, std::string_view option) const;

    [[nodiscard]] bool is_lesson(std::string_view name) const {
        return find(all_, name) != nullptr;
    }

private:
    const catalog& all_;
    const line_check& check_;
};

/// The words of a line, cut at blanks.
std::vector<std::string_view> words_of(std::string_view line);

}  // namespace asyncdemo
