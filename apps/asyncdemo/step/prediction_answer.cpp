#include "asyncdemo/step/prediction_answer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/utf8.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t longest_answer = 20;
constexpr std::size_t longest_words = 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes the last character away, however many bytes it has.
void drop_last(std::string& text) {
    while (!text.empty() && continues_character(text.back())) text.pop_back();
    if (!text.empty()) text.pop_back();
}

}  // namespace

bool typed_line::take(const key& pressed) {
    const bool is_answer = is_ == kind::answer;
    switch (pressed.is) {
        case key::kind::character:
            if (is_answer && pressed.text == " ") return false;
            if (text_.size() < (is_answer ? longest_answer : longest_words)) text_ += pressed.text;
            return true;
        case key::kind::backspace:
            drop_last(text_);
            return true;
        case key::kind::erase_all:
        case key::kind::escape:
            text_.clear();
            return true;
        default:
            return false;
    }
}

bool are_numbered(finding::unit in) { return in == finding::unit::time_s; }

quantity read_answer(std::string_view typed, const std::vector<quantity>& choices,
                     finding::unit in) {
    const bool is_number = std::all_of(typed.begin(), typed.end(), is_digit);
    if (!are_numbered(in) || !is_number) return read_quantity(in, typed);
    if (typed.size() <= 2) {
        const integer number = parse_count(typed);
        if (number >= 1 && number <= static_cast<integer>(choices.size())) {
            return choices[static_cast<std::size_t>(number) - 1];
        }
    }
    throw bad_value(
        fmt::format("is not a choice, and a time needs a unit: {}s or {}ms", typed, typed));
}

}  // namespace asyncdemo
