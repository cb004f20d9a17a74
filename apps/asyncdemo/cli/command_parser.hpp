// The tree of commands that the parser reads by, and the command that it fills in.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "asyncdemo/cli/command.hpp"
#include "lessons/catalog.hpp"

namespace asyncdemo {

/// For one command line. The catalog outlives it.
class command_parser {
public:
    explicit command_parser(const catalog& lessons);
    command_parser(const command_parser&) = delete;
    command_parser& operator=(const command_parser&) = delete;

    CLI::App& app() { return app_; }
    [[nodiscard]] const CLI::App& app() const { return app_; }

    /// What was typed, once `app` has parsed it.
    command take() && { return std::move(chosen_); }

private:
    template <class Command>
    CLI::App& add(const std::string& name, const std::string& about, Command& filled);
    void add_lesson(const lesson& l);
    void add_list();
    void add_check();
    void add_code();
    void add_explain();
    void add_help_command();
    void add_serve();
    void add_server(CLI::App& serve, const lesson& l);
    void add_room();
    void add_tour();
    void add_next();
    void add_progress();
    void add_replay();
    void add_completion();
    void add_schema();
    void add_the_lesson(CLI::App& on, std::string& into, const std::string& about,
                        const std::string& group);

    const catalog& lessons_;
    command chosen_;
    // What the options are bound to; the one that was typed is copied to `chosen_`.
    list_command list_;
    run_command run_;
    check_command check_;
    code_command code_;
    explain_command explain_;
    help_command help_;
    serve_command serve_;
    room_command room_;
    tour_command tour_;
    next_command next_;
    progress_command progress_;
    replay_command replay_;
    completion_command completion_;
    man_command man_;
    schema_command schema_;
    CLI::App app_{"", "asyncdemo"};
};

}  // namespace asyncdemo
