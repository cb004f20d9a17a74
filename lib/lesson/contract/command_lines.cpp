#include "lesson/contract/command_lines.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace asyncdemo {

std::string command_lines::refusal(std::string_view line) const {
    const std::vector<std::string_view> words = words_of(line);
    if (std::none_of(words.begin(), words.end(), [this](auto w) { return is_lesson(w); })) {
        return "it names no lesson";
    }
    return check_ ? check_(line) : std::string();
}

bool command_lines::takes_option(std::string_view lesson, std::string_view option) const {
    return check_ && check_(fmt::format("{} {}", lesson, option)).empty();
}

std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words;
    while (true) {
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        if (line.empty()) return words;
        words.push_back(line.substr(0, line.find(' ')));
        line.remove_prefix(words.back().size());
    }
}

}  // namespace asyncdemo
