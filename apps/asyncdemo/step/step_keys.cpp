#include "asyncdemo/step/step_keys.hpp"

namespace asyncdemo {
namespace {

std::optional<wish> wish_of_character(std::string_view text) {
    if (text == " ") return wish::on;
    if (text == "b") return wish::back;
    if (text == "c") return wish::code;
    if (text == "r") return wish::replay;
    if (text == "s") return wish::skip;
    if (text == "?") return wish::help;
    if (text == "q") return wish::quit;
    return std::nullopt;
}

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

bool leaves_step(wish w) { return w == wish::back || w == wish::skip || w == wish::quit; }

}  // namespace asyncdemo
