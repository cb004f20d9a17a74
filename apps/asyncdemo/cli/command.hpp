// The commands, each with what was typed for it: a command can't read an option that it does not
// take.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "asyncdemo/cli/look_options.hpp"
#include "asyncdemo/cli/plan_options.hpp"
#include "asyncdemo/cli/report_options.hpp"

namespace asyncdemo {

// All values are as typed: nothing is checked yet but that the words belong there.

struct welcome_command {};

/// Help, or the version.
struct text_command {
    std::string text;
};

struct list_command {
    bool wants_json = false;
    look_options look = {};
};

/// A lesson by its name.
struct run_command {
    std::string lesson;
    lesson_options plan = {};
    round_options rounds = {};
    bool is_strict = false;
    bool is_stepping = false;
    std::optional<std::string> sweep = {};   // PARAM=A..B
    std::optional<std::string> metric = {};  // of the curves of a sweep
    bool shows_all = false;
    report_options reports = {};
    look_options look = {};
    bool is_quiet = false;
};

struct check_command {
    std::vector<std::string> lessons;
    bool with_mistake = false;
    std::string python = {};  // as `side_options`
    round_options rounds = {};
    bool is_strict = false;
    std::optional<std::string> junit = {};
    look_options look = {};
    bool is_quiet = false;
};

struct code_command {
    std::string lesson;
    side_options chosen = {};
    bool with_python = false;
    bool shows_all = false;
    look_options look = {};
};

struct explain_command {
    std::string lesson;
    look_options look = {};
};

inline constexpr std::string_view topic_of_terms = "terms";

/// Help on a topic, which is none of the commands: those are texts by then.
struct help_command {
    std::string topic;  // empty: none was named
    look_options look = {};
};

struct serve_command {
    std::string lesson;  // empty: none was named
    parameter_options parameters = {};
    std::vector<std::string> sides = {};
    std::optional<std::string> port = {};
    std::optional<std::string> host = {};
    std::optional<std::string> open_for = {};
    report_options reports = {};  // files only
    look_options look = {};
    bool is_quiet = false;
};

struct room_command {
    std::vector<std::string> lessons = {};  // empty: none was named
    std::optional<std::string> host = {};
    std::optional<std::string> port = {};
    round_options rounds = {};  // speed and seed
    look_options look = {};
};

struct tour_command {
    std::optional<std::string> from = {};
    round_options rounds = {};
    bool is_strict = false;
    std::optional<std::string> html = {};
    look_options look = {};
    bool is_quiet = false;
};

struct next_command {
    round_options rounds = {};
    look_options look = {};
    bool is_quiet = false;
};

struct progress_command {
    bool resets = false;
    bool says_yes = false;
    bool wants_json = false;
    look_options look = {};
};

struct replay_command {
    std::string file;
    std::optional<std::string> speed = {};
    bool shows_all = false;
    report_options reports = {};
    look_options look = {};
    bool is_quiet = false;
};

struct completion_command {
    std::string shell;
};

struct man_command {};

struct schema_command {
    bool is_of_room = false;
};

using command =
    std::variant<welcome_command, text_command, list_command, run_command, check_command,
                 code_command, explain_command, help_command, serve_command, room_command,
                 tour_command, next_command, progress_command, replay_command, completion_command,
                 man_command, schema_command>;

}  // namespace asyncdemo
