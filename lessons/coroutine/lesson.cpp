#include "lessons/coroutine/sides.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::coroutine {
namespace {

duration sum(const settings& chosen) { return chosen[body] + chosen[other]; }

// As a plain task does.
claim_judge begins_at_first_wait() {
    return happens_in_order({"caller calls", "caller has a task", "caller does something else",
                             "body begins", "caller awaits it", "body ends", "caller gets 42"});
}

finding is_eager_since_3_12(const side_view& side) {
    if (side.counted("python_minor") < 12) return begins_at_first_wait()(side);
    return happens_in_order({"caller calls", "body begins", "caller has a task",
                             "caller does something else", "caller awaits it", "body ends",
                             "caller gets 42"})(side);
}

std::vector<side> only_in_python() {
    return {
        python_side("eager-task", "the same as task, but eager", body),
        python_side("dropped", "only calls; Python warns", other),
    };
}

std::vector<claim> claims() {
    return {
        {"subroutine", "runs the whole body before its caller goes on",
         happens_in_order({"caller calls", "body begins", "body ends", "caller gets 42",
                           "caller does something else"})},
        in_cpp({"generator", "runs none of its body when called, and takes turns with its caller",
                happens_in_order({"caller calls", "caller has a generator",
                                  "caller does something else", "caller asks", "body begins",
                                  "caller gets 0", "caller sends 42", "body adds 42",
                                  "caller gets 42", "body ends"})}),
        in_python(
            {"generator", "is thrown `GeneratorExit` where it paused, when it is closed",
             happens_in_order({"caller calls", "caller has a generator",
                               "caller does something else", "caller asks", "body begins",
                               "caller gets 0", "caller sends 42", "body adds 42", "caller gets 42",
                               "body is thrown GeneratorExit", "body ends"})}),
        the_point({"coroutine", "runs none of its body when called, and all of it when awaited",
                   happens_in_order({"caller calls", "caller has a coroutine",
                                     "caller does something else", "caller awaits it",
                                     "body begins", "body ends", "caller gets 42"})}),
        the_point({"task", "begins when its creator first waits, and runs beside it",
                   begins_at_first_wait()}),
        {"task", "takes the longer of the two waits, not the sum", wall() <= times(1.25, body)},
        in_python({"eager-task", "begins at once since Python 3.12, and before that like a task",
                   is_eager_since_3_12}),
        in_python({"dropped", "runs none of its body, and Python warns when it is thrown away",
                   happens_in_order({"caller calls",
                                     "Python warns: coroutine 'find_answer_async' was never "
                                     "awaited",
                                     "caller does something else"})}),
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"subroutine", {{"body", body}}, 0s},
        {"generator", {{"0s", 0s}}, other},
        {"coroutine", {{"0s", 0s}}, other},
        {"task", {{"other", other}}, 0s},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "coroutine",
        .parameters = {body, other},
        .sides = {{"subroutine", "calls, then does something else", call_subroutine, sum},
                  {"generator", "calls, does something else, asks and sends", drive_generator, sum},
                  {"coroutine", "calls, does something else, awaits", await_coroutine, sum},
                  {"task", "creates a task, does something else, awaits", create_task, body},
                  mistake_for("coroutine", {"never-awaited", "only calls", never_await, other})},
        .python_sides = only_in_python(),
        .claims = claims(),
        .columns = {{"begins_s", "body begins"}},
        .on_screen = {"total", "body begins"},
        .shows_order = true,
        .prediction = {.measure = time_of("begins_s"), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::coroutine
