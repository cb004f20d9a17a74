#include "asyncdemo/cli/look_options.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "asyncdemo/cli/choices.hpp"
#include "asyncdemo/cli/typed_value.hpp"
#include "asyncdemo/terminal/surroundings.hpp"

namespace asyncdemo {
namespace {

color_choice parse_color(std::string_view text) {
    return parse_choice<color_choice>(text, "WHEN", "choice");
}

color_choice color_from(const look_options& typed) {
    const color_choice chosen =
        typed.color ? read("--color", *typed.color, parse_color) : color_choice::automatic;
    if (!typed.has_no_color) return chosen;
    if (typed.color && chosen != color_choice::never) {
        throw usage_error(fmt::format("--no-color and --color {} can't be combined", *typed.color));
    }
    return color_choice::never;
}

// What is asked for in so many words counts more than the environment.
bool has_color(color_choice chosen, int fd) {
    if (chosen != color_choice::automatic) return chosen == color_choice::always;
    return ::isatty(fd) == 1 && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

integer parse_width(std::string_view text) {
    return parse_count_between(text, least_width, most_width);
}

}  // namespace

terminal_style style_from(const look_options& typed, int fd) {
    terminal_style style;
    style.width = typed.width ? static_cast<int>(read("--width", *typed.width, parse_width))
                              : terminal_width(fd);
    style.rows = terminal_rows(fd);
    style.has_color = has_color(color_from(typed), fd);
    style.is_ascii = typed.is_ascii || locale_is_ascii();
    return style;
}

void refuse_look(const look_options& typed, std::string_view instead) {
    std::string_view look;
    if (typed.color == "always") look = "--color always";
    if (typed.width) look = "--width";
    if (look.empty()) return;
    throw usage_error(fmt::format("{} and {} can't be combined: nothing is drawn", look, instead));
}

bool can_show_progress(bool is_quiet) {
    return !is_quiet && ::isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb";
}

}  // namespace asyncdemo
