// The options that running a lesson takes: as they were typed, and what they mean.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson.hpp"
#include "report/terminal/terminal_style.hpp"
#include "runner/run_plan.hpp"

namespace asyncdemo {

/// As typed: nothing is checked yet. What was not typed is empty or nothing.
struct typed_options {
    std::vector<std::string> sides;
    bool with_mistake = false;
    std::optional<std::string> runs;
    std::optional<std::string> speed;
    std::optional<std::string> clock;
    std::optional<std::string> seed;
    std::optional<std::string> timeout;
    bool is_strict = false;
    std::map<std::string, std::string> parameters;  // by name
    std::vector<std::string> predictions;           // SIDE=DURATION
    bool is_stepping = false;
    std::optional<std::string> sweep;  // PARAM=A..B

    std::optional<std::string> format;
    bool wants_json = false;
    std::optional<std::string> output;
    std::optional<std::string> html;
    std::optional<std::string> trace;
    std::optional<std::string> width;
    std::optional<std::string> color;
    bool has_no_color = false;
    bool is_ascii = false;
    bool is_quiet = false;
};

enum class report_format { table, json, csv, markdown };

enum class shell { bash, zsh, fish };

enum class color_choice { automatic, always, never };

/// The words that a value of that type can be, where it is one of few: "FORMAT", "CLOCK", "WHEN",
/// "SHELL". Else none.
std::span<const std::string_view> words_of_type(std::string_view type);

/// What to run. Throws `usage_error`.
run_plan plan_from(const lesson& l, const typed_options& typed);

/// The shell that `completion` is for. Throws `usage_error`.
shell shell_from(const std::string& typed);

/// The format that was asked for, by name or by the ending of the output's; nothing when neither
/// says. Throws `usage_error`.
std::optional<report_format> format_from(const typed_options& typed);

/// The file that `option` named, if it was typed. Throws `usage_error`.
std::optional<std::string> file_from(std::string_view option,
                                     const std::optional<std::string>& typed);

/// How many times as fast, as `--speed` has it; 1 when it was not typed. Throws `usage_error`.
double speed_from(const typed_options& typed);

/// What can be shown on the stream `fd`. Throws `usage_error`.
terminal_style style_from(const typed_options& typed, int fd);

/// For a command that draws nothing, and `instead` of it does something else, such as "--json".
/// Throws `usage_error` when a look is asked for all the same.
void refuse_look(const typed_options& typed, std::string_view instead);

/// True when a line on standard error may be drawn over: a terminal, and nobody asked for quiet.
bool can_show_progress(const typed_options& typed);

}  // namespace asyncdemo
