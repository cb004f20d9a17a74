// How what is drawn for people looks: the options of every command that draws.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// As typed: nothing is checked yet.
struct look_options {
    std::optional<std::string> width;
    std::optional<std::string> color;
    bool has_no_color = false;
    bool is_ascii = false;
};

/// What can be shown on the stream `fd`. Throws `usage_error`.
terminal_style style_from(const look_options& typed, int fd);

/// For a command that draws nothing, and `instead` of it does something else, such as "--json".
/// Throws `usage_error` when a look is asked for all the same.
void refuse_look(const look_options& typed, std::string_view instead);

/// True when a line on standard error may be drawn over: a terminal, and nobody asked for quiet.
bool can_show_progress(bool is_quiet);

}  // namespace asyncdemo
