#include "lessons/coroutine/sides.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::coroutine {
namespace {

duration sum(const settings& chosen) { return chosen[body] + chosen[other]; }

std::vector<claim> claims() {
    return {
        {"subroutine", "runs the whole body before its caller goes on",
         happens_in_order({"caller calls", "body begins", "body ends", "caller gets 42",
                           "caller does something else"})},
        {"generator", "runs none of its body when called, and takes turns with its caller",
         happens_in_order({"caller calls", "caller has a generator", "caller does something else",
                           "caller asks", "body begins", "caller gets 0", "caller sends 42",
                           "body adds 42", "caller gets 42", "body ends"})},
        the_point({"coroutine", "runs none of its body when called, and all of it when awaited",
                   happens_in_order({"caller calls", "caller has a coroutine",
                                     "caller does something else", "caller awaits it",
                                     "body begins", "body ends", "caller gets 42"})}),
        the_point(
            {"task", "begins when its creator first waits, and runs beside it",
             happens_in_order({"caller calls", "caller has a task", "caller does something else",
                               "body begins", "caller awaits it", "body ends", "caller gets 42"})}),
        {"task", "takes the longer of the two waits, not the sum", wall() <= times(1.25, body)},
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
        .claims = claims(),
        .columns = {{"begins_s", "body begins"}},
        .on_screen = {"total", "body begins"},
        .shows_order = true,
        .prediction = {.measure = time_of("begins_s"), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::coroutine
