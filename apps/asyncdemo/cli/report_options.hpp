// What a run is written as: the options of the commands that have a run to report on.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "asyncdemo/cli/choices.hpp"

namespace asyncdemo {

/// As typed: nothing is checked yet.
struct report_options {
    std::optional<std::string> format;
    bool wants_json = false;
    std::optional<std::string> output;
    std::optional<std::string> html;
    std::optional<std::string> trace;
};

/// The format that was asked for, by name or by the ending of the output's; nothing when neither
/// says. Throws `usage_error`.
std::optional<report_format> format_from(const report_options& typed);

/// The file that `option` named, if it was typed. Throws `usage_error`.
std::optional<std::string> file_from(std::string_view option,
                                     const std::optional<std::string>& typed);

}  // namespace asyncdemo
