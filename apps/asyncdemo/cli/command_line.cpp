#include "asyncdemo/cli/command_line.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <functional>

#include "asyncdemo/cli/command_tree.hpp"
#include "asyncdemo/cli/end_of_options.hpp"
#include "asyncdemo/cli/help_text.hpp"
#include "asyncdemo/cli/leftover_words.hpp"
#include "asyncdemo/cli/typed_words.hpp"
#include "asyncdemo/terminal/exit_code.hpp"
#include "report/version.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo {
namespace {

constexpr auto group_of_lesson = "Parameters of this lesson";
constexpr auto group_of_all = "Options of every lesson";
constexpr auto group_of_output = "Output";

/// Builds the tree over a `command` that the callbacks fill in.
class tree {
public:
    explicit tree(const catalog& lessons) : lessons_(lessons) {
        app_.description("Lessons on asynchronous programming that really run.");
        app_.set_version_flag("--version", "asyncdemo " + std::string(version()));
        app_.set_help_flag("-h,--help", "Show this help");
        app_.allow_extras();
        app_.require_subcommand(0, 1);
        for (const catalog_entry& entry : lessons_) add_lesson(entry.lesson);
        add_list();
        add_check();
        add_code();
        add_explain();
        add_serve();
        add_tour();
        add_next();
        add_progress();
        add_replay();
        add_completion();
        add("man", verb::man, "Print the manual page");
        add("schema", verb::schema, "Print the schema of the JSON document");
    }

    command parse(int argc, const char* const* argv) {
        try {
            refuse_values_of_flags(app_, {argv + std::min(argc, 1), argv + argc});
            auto words = without_end_of_options(typed_words(argc, argv));
            std::reverse(words.begin(), words.end());  // as CLI11 takes them
            app_.parse(std::move(words));
        } catch (const CLI::CallForHelp&) {
            return text_command(help_of(*deepest()));
        } catch (const CLI::CallForVersion&) {
            return text_command("asyncdemo " + std::string(version()) + "\n");
        } catch (const CLI::ArgumentMismatch& e) {
            refuse_leftovers(app_);  // the value of an unknown option is taken for an argument
            throw usage_error(describe_mismatch(e.what(), deepest()->get_name()));
        } catch (const CLI::RequiredError&) {
            refuse_leftovers(app_);
            throw usage_error(describe_missing_argument(*deepest()));
        } catch (const CLI::ParseError& e) {
            throw usage_error(e.what());
        }
        refuse_leftovers(app_);
        return std::move(command_);
    }

    [[nodiscard]] command_description describe() const { return describe(app_, {}); }

private:
    static command_description describe(const CLI::App& app, std::vector<std::string> path) {
        command_description d{.path = std::move(path),
                              .about = app.get_description(),
                              .group = app.get_group(),
                              .options = {},
                              .arguments = {},
                              .commands = {}};
        for (const CLI::Option* o : app.get_options()) {
            (o->get_positional() ? d.arguments : d.options).push_back(describe(*o));
        }
        for (const CLI::App* sub : app.get_subcommands({})) {
            std::vector<std::string> longer = d.path;
            longer.push_back(sub->get_name());
            d.commands.push_back(describe(*sub, std::move(longer)));
        }
        return d;
    }

    static option_description describe(const CLI::Option& o) {
        const bool is_flag = o.get_items_expected_max() == 0;
        option_description d{.names = {},
                             .type = is_flag ? std::string() : o.get_type_name(),
                             .about = o.get_description(),
                             .group = o.get_group(),
                             .is_repeatable = o.get_items_expected_max() > 1};
        for (const std::string& name : o.get_snames()) d.names.push_back("-" + name);
        for (const std::string& name : o.get_lnames()) d.names.push_back("--" + name);
        return d;
    }

    static command text_command(std::string text) {
        command c;
        c.verb = verb::show_text;
        c.text = std::move(text);
        return c;
    }

    // CLI11 says "--a: At Most 1 required but received 2" and "--a: 1 required DURATION missing".
    static std::string describe_mismatch(std::string_view text, const std::string& command) {
        const std::string_view option = text.substr(0, text.find(':'));
        if (!option.starts_with("-")) return fmt::format("{} takes one lesson", command);
        return text.find("missing") != std::string_view::npos
                   ? fmt::format("{} needs a value behind it", option)
                   : fmt::format("{} is given more than once", option);
    }

    static std::string describe_missing_argument(const CLI::App& command) {
        const auto arguments =
            command.get_options([](const CLI::Option* o) { return o->get_required(); });
        const std::string type = arguments.front()->get_type_name();
        std::string thing = type;
        for (char& c : thing) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        return fmt::format("name a {}: asyncdemo {} {}", thing, command.get_name(), type);
    }

    // The subcommand whose help is asked for; the program itself when there is none.
    CLI::App* deepest() {
        CLI::App* at = &app_;
        while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
        return at;
    }

    // As wide as what is typed before --help says, if anything.
    static std::string help_of(const CLI::App& app) {
        typed_options typed;
        const CLI::Option* const width = app.get_option_no_throw("--width");
        if (width != nullptr && width->count() > 0) typed.width = width->results().back();
        const CLI::Option* const ascii = app.get_option_no_throw("--ascii");
        typed.is_ascii = ascii != nullptr && ascii->count() > 0;
        const terminal_style style = style_from(typed, STDOUT_FILENO);
        const std::string text =
            lay_out_help(app.help(words_before(app)), static_cast<std::size_t>(style.width));
        return style.is_ascii ? page_in_ascii(text) : text;
    }

    CLI::App* add(const std::string& name, verb v, const std::string& about) {
        CLI::App* const sub = app_.add_subcommand(name, about);
        sub->set_help_flag("-h,--help", "Show this help");
        sub->allow_extras();
        sub->callback([this, v] { command_.verb = v; });
        sub->group("Commands");
        return sub;
    }

    template <class Value>
    static CLI::Option* option(CLI::App* on, const std::string& name, Value& into,
                               const std::string& type, const std::string& about,
                               const std::string& group) {
        return on->add_option(name, into, about)->type_name(type)->group(group);
    }

    static void flag(CLI::App* on, const std::string& name, bool& into, const std::string& about,
                     const std::string& group) {
        on->add_flag(name, into, about)->group(group);
    }

    void add_lesson(const lesson& l) {
        CLI::App* const sub = add(std::string(l.name), verb::run, std::string(l.question));
        sub->group("Lessons");
        sub->callback([this, &l] {
            command_.verb = verb::run;
            command_.lessons = {std::string(l.name)};
        });
        for (const any_parameter& p : l.parameters) add_parameter(sub, p, initial_value(p));
        typed_options& o = command_.options;
        option(sub, "--side", o.sides, "SIDE", "Run this side only; may be repeated", group_of_all)
            ->allow_extra_args(false);
        flag(sub, "--mistake", o.with_mistake, "Add the side with the error that people make",
             group_of_all);
        option(sub, "--clock", o.clock, "CLOCK", "real (default) or virtual", group_of_all);
        add_run_options(sub);
        add_strict(sub);
        flag(sub, "--step", o.is_stepping, "Step by step: predict, run, compare", group_of_all);
        option(sub, "--predict", o.predictions, "SIDE=DURATION",
               fmt::format("Your answer for a side: {}; may be repeated", l.prediction.asks),
               group_of_all)
            ->allow_extra_args(false);
        option(sub, "--sweep", o.sweep, "PARAM=A..B", "Run for A, 2A, 4A … B and draw the curve",
               group_of_all);
        add_report_options(sub);
        add_screen_options(sub);
        add_quiet(sub);
        sub->footer(describe_sides(l));
    }

    // What a run is written as.
    void add_report_options(CLI::App* sub) {
        typed_options& o = command_.options;
        option(sub, "--format", o.format, "FORMAT", "table (default), json, csv or markdown",
               group_of_output);
        flag(sub, "--json", o.wants_json, "Short for --format json", group_of_output);
        option(sub, "-o,--output", o.output, "FILE", "Write the report to a file; - is stdout",
               group_of_output);
        option(sub, "--html", o.html, "FILE", "Write a page to take home too; - is stdout",
               group_of_output);
        option(sub, "--trace", o.trace, "FILE", "Write a trace for Perfetto too; - is stdout",
               group_of_output);
    }

    void add_parameter(CLI::App* sub, const any_parameter& p, double initial) {
        const std::string name(name_of(p));
        const auto type = [](const auto& typed) {
            using parameter_type = std::decay_t<decltype(typed)>;
            if constexpr (std::is_same_v<parameter_type, parameter<duration>>) return "DURATION";
            return "NUMBER";
        };
        sub->add_option_function<std::string>(
               "--" + name,
               [this, name](const std::string& value) {
                   command_.options.parameters[name] = value;
               },
               fmt::format("{} ({}; default {})", about(p), describe_range(p),
                           write_value(p, initial)))
            ->type_name(std::visit(type, p))
            ->group(group_of_lesson);
    }

    void add_run_options(CLI::App* sub) {
        typed_options& o = command_.options;
        option(sub, "--runs", o.runs, "N", "Rounds; shows median, min and max (1 to 1000)",
               group_of_all);
        option(sub, "--speed", o.speed, "X", "Divide every wait by X (0.01 to 1000)", group_of_all);
        option(sub, "--seed", o.seed, "N", "What chance depends on (0 to 2^53-1; default 1)",
               group_of_all);
        option(sub, "--timeout", o.timeout, "DURATION", "The most that a side may take",
               group_of_all);
    }

    void add_strict(CLI::App* sub) {
        flag(sub, "--strict", command_.options.is_strict,
             "Exit with 4 when a claim is inconclusive", group_of_all);
    }

    // What is drawn for people.
    void add_screen_options(CLI::App* sub) {
        typed_options& o = command_.options;
        option(sub, "--width", o.width, "N", "Columns of the screen (40 to 1000)", group_of_output);
        option(sub, "--color", o.color, "WHEN", "auto (default), always or never", group_of_output);
        flag(sub, "--no-color", o.has_no_color, "Short for --color never", group_of_output);
        flag(sub, "--ascii", o.is_ascii, "No signs beyond ASCII", group_of_output);
    }

    // For what has more to show than its results.
    void add_quiet(CLI::App* sub) {
        flag(sub, "-q,--quiet", command_.options.is_quiet, "Only the results", group_of_output);
    }

    void add_list() {
        CLI::App* const sub = add("list", verb::list, "List the lessons in teaching order");
        flag(sub, "--json", command_.options.wants_json, "For scripts", group_of_output);
        add_screen_options(sub);
    }

    void add_check() {
        CLI::App* const sub =
            add("check", verb::check, "Run lessons and judge their claims, a line for each");
        option(sub, "lesson", command_.lessons, "LESSON", "Which ones; all when none is named",
               group_of_all);
        add_run_options(sub);
        add_strict(sub);
        option(sub, "--junit", command_.junit, "FILE", "Write a JUnit report too; - is stdout",
               group_of_output);
        add_screen_options(sub);
        add_quiet(sub);
    }

    void add_code() {
        CLI::App* const sub = add("code", verb::code, "Show the code of a lesson's sides");
        option(sub, "lesson", command_.lessons, "LESSON", "Whose code", "")
            ->required()
            ->expected(1);
        option(sub, "--side", command_.options.sides, "SIDE", "Only this side; may be repeated",
               group_of_output)
            ->allow_extra_args(false);
        flag(sub, "--mistake", command_.options.with_mistake,
             "Also the side with the error that people make", group_of_output);
        flag(sub, "--all", command_.shows_all, "Every file of the lesson, as it was compiled",
             group_of_output);
        add_screen_options(sub);
    }

    void add_explain() {
        CLI::App* const sub = add("explain", verb::explain, "Tell a lesson's story");
        option(sub, "lesson", command_.lessons, "LESSON", "Which one", group_of_all)
            ->required()
            ->expected(1);
        add_screen_options(sub);
    }

    void add_serve() {
        CLI::App* const serve =
            add("serve", verb::serve, "Open a side's real server for people to knock at");
        serve->require_subcommand(0, 1);
        for (const catalog_entry& entry : lessons_) {
            if (!entry.lesson.serve.side.empty()) add_server(serve, entry.lesson);
        }
    }

    void add_server(CLI::App* serve, const lesson& l) {
        CLI::App* const sub = serve->add_subcommand(std::string(l.name), std::string(l.question));
        sub->set_help_flag("-h,--help", "Show this help");
        sub->allow_extras();
        sub->callback([this, &l] { command_.lessons = {std::string(l.name)}; });
        const std::vector<std::string_view>& taken = l.serve.parameters;
        for (const any_parameter& p : l.parameters) {
            const bool matters = std::find(taken.begin(), taken.end(), name_of(p)) != taken.end();
            if (matters) add_parameter(sub, p, l.serve.initial_value(p));
        }
        option(sub, "--side", command_.options.sides, "NAME",
               fmt::format("Whose server (default {})", l.serve.side), group_of_all)
            ->allow_extra_args(false);
        option(sub, "--port", command_.port, "P", "The first port (default 9001); 0: any free one",
               group_of_all);
        option(sub, "--host", command_.host, "ADDRESS",
               "Where to listen (default 127.0.0.1: this machine alone)", group_of_all);
        option(sub, "--for", command_.open_for, "DURATION", "How long it stays open (default 1h)",
               group_of_all);
        add_screen_options(sub);
        add_quiet(sub);
        sub->footer(describe_sides(l));
    }

    void add_tour() {
        CLI::App* const sub = add("tour", verb::tour, "All lessons in order, step by step");
        option(sub, "--from", command_.from, "LESSON", "Where to begin", group_of_all);
        add_run_options(sub);
        add_strict(sub);
        option(sub, "--html", command_.options.html, "FILE",
               "Run them all and write them as one booklet", group_of_output);
        add_screen_options(sub);
        add_quiet(sub);
    }

    void add_next() {
        CLI::App* const sub =
            add("next", verb::next, "The first lesson that you have not done, step by step");
        add_run_options(sub);
        add_screen_options(sub);
        add_quiet(sub);
    }

    void add_progress() {
        CLI::App* const sub = add("progress", verb::progress, "Show which lessons you have done");
        flag(sub, "--reset", command_.resets, "Forget it all; asks first", group_of_all);
        flag(sub, "--yes", command_.says_yes, "Do not ask", group_of_all);
        flag(sub, "--json", command_.options.wants_json, "For scripts", group_of_output);
        add_screen_options(sub);
    }

    void add_replay() {
        CLI::App* const sub = add("replay", verb::replay, "Draw a saved recording as it ran");
        option(sub, "file", command_.argument, "FILE", "What -o run.json has written; - is stdin",
               "")
            ->required();
        option(sub, "--speed", command_.options.speed, "X", "So many times as fast (0.01 to 1000)",
               group_of_all);
        add_report_options(sub);
        add_screen_options(sub);
        add_quiet(sub);
    }

    void add_completion() {
        CLI::App* const sub =
            add("completion", verb::completion, "Print a completion script for a shell");
        option(sub, "shell", command_.argument, "SHELL", "bash, zsh or fish", "")->required();
    }

    static std::string describe_sides(const lesson& l) {
        std::string text = "Sides:\n";
        for (const side& s : l.sides) {
            text += fmt::format("  {:28}{}{}\n", s.name, s.is_mistake() ? "the mistake: " : "",
                                s.about);
        }
        return text;
    }

    const catalog& lessons_;
    command command_;
    CLI::App app_{"", "asyncdemo"};
};

}  // namespace

command parse_command_line(const catalog& lessons, int argc, const char* const* argv) {
    return tree(lessons).parse(argc, argv);
}

command_description describe_command_line(const catalog& lessons) {
    return tree(lessons).describe();
}

}  // namespace asyncdemo
