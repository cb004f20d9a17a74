// What is wrong with one lesson, collected in sentences.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace asyncdemo {

class complaint_list {
public:
    /// The name has to outlive the list.
    explicit complaint_list(std::string_view lesson) : lesson_(lesson) {}

    /// Unless it holds, adds the sentence, behind the name of the lesson.
    template <class... Args>
    void expect(bool holds, fmt::format_string<Args...> sentence, Args&&... args) {
        if (holds) return;
        all_.push_back(fmt::format("{}: ", lesson_) +
                       fmt::format(sentence, std::forward<Args>(args)...));
    }

    std::vector<std::string> take() { return std::move(all_); }

private:
    std::string_view lesson_;
    std::vector<std::string> all_;
};

/// "`a`, `b`", for what would be right.
std::string in_ticks(const std::vector<std::string_view>& names);

}  // namespace asyncdemo
