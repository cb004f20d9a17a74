#include "asyncdemo/step/step_keys.hpp"

#include <utility>

namespace asyncdemo {
namespace {

using kind = lesson_step::kind;

std::optional<wish> wish_of_character(std::string_view text) {
    constexpr std::pair<std::string_view, wish> wishes[]{
        {" ", wish::on},          {"b", wish::back},
        {"B", wish::beginning},   {"c", wish::code},
        {"r", wish::replay},      {"v", wish::vote},
        {"p", wish::parameter},   {"s", wish::skip},
        {"n", wish::next_lesson}, {"N", wish::previous_lesson},
        {"?", wish::help},        {"q", wish::quit}};
    for (const auto& [character, wanted] : wishes) {
        if (text == character) return wanted;
    }
    return std::nullopt;
}

bool is_before_comparison(kind step) { return step < kind::overview; }

}  // namespace

std::optional<wish> wish_of(const key& pressed) {
    switch (pressed.is) {
        case key::kind::enter:
        case key::kind::forward:
            return wish::on;
        case key::kind::backward:
            return wish::back;
        case key::kind::end:
            return wish::quit;
        case key::kind::character:
            return wish_of_character(pressed.text);
        default:
            return std::nullopt;
    }
}

bool has_meaning(wish w, const lesson_step& step, const tour_place& in) {
    const bool is_of_mistake = step.of != nullptr && step.of->is_mistake();
    switch (w) {
        case wish::back:
        case wish::beginning:
            return step.is != kind::story;
        case wish::replay:
            return step.is == kind::run || step.is == kind::answer;
        case wish::vote:
            if (is_of_mistake) return false;
            return step.is == kind::code || step.is == kind::run || step.is == kind::answer;
        case wish::skip:
            return is_before_comparison(step.is) && !is_of_mistake;
        case wish::next_lesson:
            return in.has_next;
        case wish::previous_lesson:
            return in.has_previous;
        default:
            return true;
    }
}

}  // namespace asyncdemo
