#include "asyncdemo/program.hpp"

#include <fmt/format.h>

#include <csignal>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

#include "asyncdemo/cli/command_line.hpp"
#include "asyncdemo/cli/typed_words.hpp"
#include "asyncdemo/commands/commands.hpp"
#include "asyncdemo/room/room_schema.hpp"
#include "asyncdemo/terminal/first_process.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "asyncdemo/terminal/wish_to_end.hpp"
#include "posix/explanation.hpp"
#include "posix/inherited_state.hpp"
#include "report/json/json_schema.hpp"
#include "stage/stage_process.hpp"

namespace asyncdemo {
namespace {

exit_code write_text(std::string_view text) {
    write_results(text);
    return exit_code::ok;
}

/// Does what was typed.
struct doing {
    const catalog& lessons;

    exit_code operator()(const welcome_command&) const { return welcome(lessons); }
    exit_code operator()(const text_command& c) const { return write_text(c.text); }
    exit_code operator()(const list_command& c) const { return list_lessons(lessons, c); }
    exit_code operator()(const run_command& c) const {
        if (c.sweep) return sweep(lessons, c);
        if (c.metric) throw usage_error("--metric needs --sweep: it says what a sweep draws");
        if (c.is_stepping) return step_through(lessons, c);
        return run_one(lessons, c);
    }
    exit_code operator()(const check_command& c) const { return check_lessons(lessons, c); }
    exit_code operator()(const code_command& c) const { return show_code(lessons, c); }
    exit_code operator()(const explain_command& c) const { return explain(lessons, c); }
    exit_code operator()(const help_command& c) const { return explain_terms(c); }
    exit_code operator()(const serve_command& c) const { return serve(lessons, c); }
    exit_code operator()(const room_command& c) const { return open_room(lessons, c); }
    exit_code operator()(const tour_command& c) const { return tour(lessons, c); }
    exit_code operator()(const next_command& c) const { return next_lesson(lessons, c); }
    exit_code operator()(const progress_command& c) const { return show_progress(lessons, c); }
    exit_code operator()(const replay_command& c) const { return replay(lessons, c); }
    exit_code operator()(const completion_command& c) const { return show_completion(c); }
    exit_code operator()(const man_command&) const { return show_manual(); }
    exit_code operator()(const schema_command& c) const {
        return write_text(c.is_of_room ? room_schema() : json_schema());
    }
};

exit_code fail(exit_code code, std::string_view what,
               const std::optional<std::string>& typed_width = {}) {
    tell(what, typed_width);
    return code;
}

// The hidden command, by which the runner starts the sides.
int run_stage_process(const program_lessons& lessons, std::string_view request_text) {
    try {
        const stage_request request = parse_stage_request(request_text);
        const std::optional<lesson> typed = lessons.typed(request.lesson);
        return run_stage(typed ? *typed : require_lesson(lessons.all(), request.lesson).lesson,
                         request);
    } catch (const std::invalid_argument& e) {
        return static_cast<int>(fail(exit_code::usage, e.what()));
    } catch (const usage_error& e) {
        return static_cast<int>(fail(exit_code::usage, e.what()));
    } catch (const std::exception& e) {
        return static_cast<int>(fail(exit_code::environment, explain(e)));
    }
}

exit_code run(const catalog& lessons, int argc, char** argv) {
    const std::optional<std::string> width = typed_value("--width", argc, argv);
    try {
        settle_inherited_state();
        ignore_signals({SIGPIPE, SIGXFSZ});  // a write says so too
        end_by_signals_if_first();
        if (argc > 1 && argv[1] == std::string_view("complete")) {
            return show_candidates(lessons, {argv + 2, argv + argc});
        }
        return std::visit(doing{lessons}, parse_command_line(lessons, argc, argv));
    } catch (const usage_error& e) {
        return fail(exit_code::usage, e.what(), width);
    } catch (const reader_gone&) {
        return wish_to_end::has_come() ? wish_to_end::code() : exit_code::ok;
    } catch (const std::exception& e) {  // also what nobody has expected
        return fail(exit_code::environment, explain(e));
    } catch (...) {
        return fail(exit_code::environment, "unknown error");
    }
}

}  // namespace

int run_program(const program_lessons& lessons, int argc, char** argv) {
    if (argc == 3 && std::string_view(argv[1]) == "stage") {
        return run_stage_process(lessons, argv[2]);
    }
    return static_cast<int>(run(lessons.all(), argc, argv));
}

}  // namespace asyncdemo
