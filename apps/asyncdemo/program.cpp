#include "asyncdemo/program.hpp"

#include <fmt/format.h>

#include <csignal>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "asyncdemo/cli/typed_words.hpp"
#include "asyncdemo/commands/commands.hpp"
#include "asyncdemo/terminal/first_process.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "posix/explanation.hpp"
#include "posix/inherited_state.hpp"
#include "report/json/json_schema.hpp"
#include "stage/stage_process.hpp"

namespace asyncdemo {
namespace {

exit_code dispatch(const catalog& lessons, const command& c) {
    switch (c.verb) {
        case verb::welcome:
            return welcome(lessons);
        case verb::list:
            return list_lessons(lessons, c);
        case verb::run:
            if (c.options.sweep) return sweep(lessons, c);
            if (c.options.is_stepping) return step_through(lessons, c);
            return run_one(lessons, c);
        case verb::check:
            return check_lessons(lessons, c);
        case verb::code:
            return show_code(lessons, c);
        case verb::explain:
            return explain(lessons, c);
        case verb::serve:
            return serve(lessons, c);
        case verb::tour:
            return tour(lessons, c);
        case verb::next:
            return next_lesson(lessons, c);
        case verb::progress:
            return show_progress(lessons, c);
        case verb::replay:
            return replay(lessons, c);
        case verb::completion:
            return show_completion(c);
        case verb::man:
            return show_manual();
        case verb::schema:
            write_results(json_schema());
            break;
        case verb::show_text:
            write_results(c.text);
            break;
    }
    return exit_code::ok;
}

exit_code fail(exit_code code, std::string_view what,
               const std::optional<std::string>& typed_width = {}) {
    tell(what, typed_width);
    return code;
}

// The hidden command, by which the runner starts the sides.
int run_stage_process(const catalog& lessons, std::string_view request_text) {
    try {
        const stage_request request = parse_stage_request(request_text);
        return run_stage(require_lesson(lessons, request.lesson).lesson, request);
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
        return dispatch(lessons, parse_command_line(lessons, argc, argv));
    } catch (const usage_error& e) {
        return fail(exit_code::usage, e.what(), width);
    } catch (const reader_gone&) {
        return exit_code::ok;
    } catch (const std::exception& e) {  // also what nobody has expected
        return fail(exit_code::environment, explain(e));
    } catch (...) {
        return fail(exit_code::environment, "unknown error");
    }
}

}  // namespace

int run_program(const catalog& lessons, int argc, char** argv) {
    if (argc == 3 && std::string_view(argv[1]) == "stage") {
        return run_stage_process(lessons, argv[2]);
    }
    return static_cast<int>(run(lessons, argc, argv));
}

}  // namespace asyncdemo
