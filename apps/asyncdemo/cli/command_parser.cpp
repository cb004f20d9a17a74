#include "asyncdemo/cli/command_parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>

#include "asyncdemo/cli/option_groups.hpp"
#include "report/version.hpp"

namespace asyncdemo {
namespace {

/// Shows a flag without the value that it stands for: "--python", not "--python{python3}".
class plain_formatter : public CLI::Formatter {
public:
    [[nodiscard]] std::string make_option_name(const CLI::Option* o,
                                               bool is_positional) const override {
        const std::string name = CLI::Formatter::make_option_name(o, is_positional);
        return name.substr(0, name.find('{'));
    }
};

void add_help(CLI::App& to) {
    to.set_help_flag("-h,--help", "Show this help");
    to.allow_extras();  // `leftover_words` refuses them, with advice
}

std::string describe_sides(const lesson& l) {
    std::string text = "Sides:\n";
    for (const side& s : l.sides) {
        text +=
            fmt::format("  {:28}{}{}\n", s.name, s.is_mistake() ? "the mistake: " : "", s.about);
    }
    return text;
}

bool has_models(const lesson& l) {
    return std::any_of(l.sides.begin(), l.sides.end(), [](const side& s) { return s.is_model(); });
}

}  // namespace

command_parser::command_parser(const catalog& lessons) : lessons_(lessons) {
    app_.formatter(std::make_shared<plain_formatter>());
    app_.description("Lessons on asynchronous programming that really run.");
    app_.set_version_flag("--version", "asyncdemo " + std::string(version()));
    add_help(app_);
    app_.require_subcommand(0, 1);
    for (const catalog_entry& entry : lessons_) add_lesson(entry.lesson);
    add_list();
    add_check();
    add_code();
    add_explain();
    add_help_command();
    add_serve();
    add_room();
    add_tour();
    add_next();
    add_progress();
    add_replay();
    add_completion();
    add("man", "Print the manual page", man_);
    add_schema();
}

template <class Command>
CLI::App& command_parser::add(const std::string& name, const std::string& about, Command& filled) {
    CLI::App& sub = *app_.add_subcommand(name, about);
    add_help(sub);
    sub.callback([this, &filled] { chosen_ = filled; });
    sub.group("Commands");
    return sub;
}

void command_parser::add_lesson(const lesson& l) {
    CLI::App& sub = add(std::string(l.name), std::string(l.question), run_);
    sub.group("Lessons");
    sub.callback([this, &l] {
        run_.lesson = l.name;
        chosen_ = run_;
    });
    for (const any_parameter& p : l.parameters) {
        add_parameter(sub, p, initial_value(p), run_.plan.parameters);
    }
    add_repeatable(sub, "--side", run_.plan.chosen.sides, "SIDE",
                   "Run this side only; may be repeated", group_of_all);
    add_flag(sub, "--mistake", run_.plan.chosen.with_mistake,
             "Add the side with the common mistake", group_of_all);
    if (has_models(l)) {
        add_flag(sub, "--model", run_.plan.chosen.with_models,
                 "Add the sides that only model another one", group_of_all);
    }
    if (!l.python_sides.empty()) add_python(sub, run_.plan.chosen.python);
    if (l.has_broker) {
        add_option(sub, "--broker", run_.plan.broker, "URL",
                   "Use that broker in place of the embedded one: amqp://user:password@host",
                   group_of_all);
    }
    add_option(sub, "--clock", run_.plan.clock, "CLOCK", "real (default) or virtual", group_of_all);
    add_rounds(sub, run_.rounds);
    add_strict(sub, run_.is_strict);
    add_flag(sub, "--step", run_.is_stepping, "Go step by step: predict, run, compare",
             group_of_all);
    add_repeatable(sub, "--predict", run_.plan.predictions, "SIDE=VALUE",
                   fmt::format("Your answer for a side; may be repeated. {}", l.prediction.asks),
                   group_of_all);
    add_option(
        sub, "--sweep", run_.sweep, "PARAM=A..B",
        "Run for A, 2A, 4A … B (A..B+STEP: in equal steps; A,B,C: for these) and draw the curve",
        group_of_all);
    add_option(
        sub, "--metric", run_.metric, "NAME",
        "What a sweep draws, as the JSON document calls it; the answer to the question unless "
        "given",
        group_of_all);
    add_all(sub, run_.shows_all);
    add_reports(sub, run_.reports);
    add_look(sub, run_.look);
    add_quiet(sub, run_.is_quiet);
    sub.footer(describe_sides(l));
}

void command_parser::add_list() {
    CLI::App& sub = add("list", "List the lessons in teaching order", list_);
    add_flag(sub, "--json", list_.wants_json, "Write JSON, for scripts", group_of_output);
    add_look(sub, list_.look);
}

void command_parser::add_check() {
    CLI::App& sub = add("check", "Run lessons and judge their claims, a line for each", check_);
    add_option(sub, "lesson", check_.lessons, "LESSON", "Lessons to check; all when none is named",
               group_of_all);
    add_flag(sub, "--mistake", check_.with_mistake,
             "Run the mistakes too: each has to break a claim", group_of_all);
    add_python(sub, check_.python);
    add_rounds(sub, check_.rounds);
    add_strict(sub, check_.is_strict);
    add_option(sub, "--junit", check_.junit, "FILE", "Also write a JUnit report; - is stdout",
               group_of_output);
    add_look(sub, check_.look);
    add_quiet(sub, check_.is_quiet);
}

// Takes all words that follow, so that it can be told that there is one too many.
void command_parser::add_the_lesson(CLI::App& on, std::string& into, const std::string& about,
                                    const std::string& group) {
    on.add_option_function<std::vector<std::string>>(
          "lesson", [&into](const std::vector<std::string>& named) { into = named.front(); }, about)
        ->type_name("LESSON")
        ->group(group)
        ->required()
        ->expected(1);
}

void command_parser::add_code() {
    CLI::App& sub = add("code", "Show the code of a lesson's sides", code_);
    add_the_lesson(sub, code_.lesson, "The lesson whose code to show", "");
    add_repeatable(sub, "--side", code_.chosen.sides, "SIDE",
                   "Show this side only; may be repeated", group_of_output);
    add_flag(sub, "--mistake", code_.chosen.with_mistake,
             "Show the side with the common mistake, too", group_of_output);
    add_flag(sub, "--python", code_.with_python, "Show the same in Python beside it",
             group_of_output);
    add_flag(sub, "--all", code_.shows_all, "Show every file of the lesson, as it was compiled",
             group_of_output);
    add_look(sub, code_.look);
}

void command_parser::add_explain() {
    CLI::App& sub = add("explain", "Print a lesson's story", explain_);
    add_the_lesson(sub, explain_.lesson, "The lesson to explain", group_of_all);
    add_look(sub, explain_.look);
}

void command_parser::add_help_command() {
    CLI::App& sub = add("help", "Show this help, that of a command, or the terms", help_);
    sub.add_option("topic", help_.topic, "A command, a lesson, or terms: what words mean")
        ->type_name("TOPIC")
        ->group(group_of_all);
    add_look(sub, help_.look);
}

void command_parser::add_serve() {
    CLI::App& serve = add("serve", "Open a side's real server for people to knock on", serve_);
    serve.require_subcommand(0, 1);
    for (const catalog_entry& entry : lessons_) {
        if (!entry.lesson.serve.side.empty()) add_server(serve, entry.lesson);
    }
}

void command_parser::add_server(CLI::App& serve, const lesson& l) {
    CLI::App& sub = *serve.add_subcommand(std::string(l.name), std::string(l.question));
    add_help(sub);
    sub.callback([this, &l] { serve_.lesson = l.name; });  // before that of `serve`
    const std::vector<std::string_view>& taken = l.serve.parameters;
    for (const any_parameter& p : l.parameters) {
        const bool matters = std::find(taken.begin(), taken.end(), name_of(p)) != taken.end();
        if (matters) add_parameter(sub, p, l.serve.initial_value(p), serve_.parameters);
    }
    add_repeatable(sub, "--side", serve_.sides, "NAME",
                   fmt::format("The side whose server to open (default {})", l.serve.side),
                   group_of_all);
    add_option(sub, "--port", serve_.port, "P",
               "The first port (default 9001); 0 takes any free one", group_of_all);
    add_option(sub, "--host", serve_.host, "ADDRESS",
               "Where to listen (default 127.0.0.1: this machine only)", group_of_all);
    add_option(sub, "--for", serve_.open_for, "DURATION", "How long it stays open (default 1h)",
               group_of_all);
    add_files(sub, serve_.reports);
    add_look(sub, serve_.look);
    add_quiet(sub, serve_.is_quiet);
    sub.footer(describe_sides(l));
}

void command_parser::add_room() {
    CLI::App& sub = add("room", "Open a room: people vote and watch in their browsers", room_);
    add_option(sub, "lesson", room_.lessons, "LESSON",
               "Lessons to go through; all when none is named", group_of_all);
    add_option(sub, "--host", room_.host, "ADDRESS",
               "Where to listen (default 127.0.0.1: this machine only)", group_of_all);
    add_option(sub, "--port", room_.port, "P", "The port (default 9080); 0 takes any free one",
               group_of_all);
    add_speed_and_seed(sub, room_.rounds);
    add_look(sub, room_.look);
}

void command_parser::add_tour() {
    CLI::App& sub = add("tour", "Go through all lessons in order, step by step", tour_);
    add_option(sub, "--from", tour_.from, "LESSON", "The lesson to begin with", group_of_all);
    add_rounds(sub, tour_.rounds);
    add_strict(sub, tour_.is_strict);
    add_option(sub, "--html", tour_.html, "FILE",
               "Run all lessons without steps and write one booklet", group_of_output);
    add_look(sub, tour_.look);
    add_quiet(sub, tour_.is_quiet);
}

void command_parser::add_next() {
    CLI::App& sub =
        add("next", "Go through the first lesson you haven't done, step by step", next_);
    add_rounds(sub, next_.rounds);
    add_look(sub, next_.look);
    add_quiet(sub, next_.is_quiet);
}

void command_parser::add_progress() {
    CLI::App& sub = add("progress", "Show which lessons you have done", progress_);
    add_flag(sub, "--reset", progress_.resets, "Forget all progress; asks first", group_of_all);
    add_flag(sub, "--yes", progress_.says_yes, "Don't ask", group_of_all);
    add_flag(sub, "--json", progress_.wants_json, "Write JSON, for scripts", group_of_output);
    add_look(sub, progress_.look);
}

void command_parser::add_replay() {
    CLI::App& sub = add("replay", "Draw a saved recording as it ran", replay_);
    add_option(sub, "file", replay_.file, "FILE", "A recording saved with -o run.json; - is stdin",
               "")
        ->required();
    add_option(sub, "--speed", replay_.speed, "X", "Draw it X times as fast (0.01 to 1000)",
               group_of_all);
    add_all(sub, replay_.shows_all);
    add_reports(sub, replay_.reports);
    add_look(sub, replay_.look);
    add_quiet(sub, replay_.is_quiet);
}

void command_parser::add_completion() {
    CLI::App& sub = add("completion", "Print a completion script for a shell", completion_);
    add_option(sub, "shell", completion_.shell, "SHELL", "bash, zsh or fish", "")->required();
}

void command_parser::add_schema() {
    CLI::App& sub = add("schema", "Print the schema of the JSON document", schema_);
    add_flag(sub, "--room", schema_.is_of_room,
             "That of the messages between a room and its browsers", group_of_output);
}

}  // namespace asyncdemo
