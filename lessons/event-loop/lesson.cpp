#include "aio/io/backend.hpp"
#include "lessons/event-loop/sides.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::event_loop {
namespace {

duration a_tenth(const settings& chosen) { return chosen[silence] / 10; }

std::vector<side> only_in_python() {
    side on_uvloop =
        python_side("uvloop", "the same coroutines on uvloop, which is libuv", silence);
    on_uvloop.imports = "uvloop";
    return {python_side("asyncio-loop", "coroutines on asyncio's own loop", silence), on_uvloop};
}

std::vector<claim> claims() {
    const claim_judge sleeps = time_of("waiting_cpu_s") <= times(0.05, silence);
    return {
        {every_side, "lets A, B and the consumer take turns",
         happens_in_order({"A puts 1", "B puts 2", "consumer takes 1", "A puts 3", "B puts 4",
                           "consumer takes 2"})},
        {every_side, "takes every item once, and in its turn", count_of("in_turn") == actions},
        {every_side, "needs one thread", threads() == 1},
        {"deque", "can't sleep: it keeps asking", time_of("waiting_cpu_s") >= times(0.02, silence)},
        {"select", "sleeps until a timer or a descriptor wakes it", sleeps},
        the_point({"select", "adds no speed: it asks the system each round",
                   ratio_to("deque", "acting_cpu_s") >= 1}),
        {"libuv", "sleeps as well", sleeps},
        the_point({"libuv", "adds no speed either", ratio_to("deque", "acting_cpu_s") >= 1}),
        in_python({"asyncio-loop", "sleeps as well", sleeps}),
        in_python({"asyncio-loop", "adds no speed either", ratio_to("deque", "acting_cpu_s") >= 1}),
        in_python({"uvloop", "sleeps as well", sleeps}),
        in_python({"uvloop", "adds no speed either", ratio_to("deque", "acting_cpu_s") >= 1}),
        in_python({"uvloop", "takes a fifth or more of the time on asyncio's own loop",
                   ratio_to("asyncio-loop", "acting_cpu_s") >= 0.2}),
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"deque", {{"0s", 0s}}, silence},
        {"select", {{"silence", silence}, {"a-tenth", a_tenth}}, 0s},
        {"libuv", {{"silence", silence}, {"a-tenth", a_tenth}}, 0s},
    };
}

}  // namespace

lesson description() {
    static const std::string ours = fmt::format("coroutines on libuv, with {}", aio::backend);
    return {
        .name = "event-loop",
        .parameters = {actions, silence},
        .order = sides_run::one_after_the_other,
        .sides = {{"deque", "callbacks in a deque", with_deque, silence, "pipes"},
                  {"select", "with timers and select()", with_select, silence, "pipes"},
                  {"libuv", ours, on_libuv, silence, "pipes"},
                  mistake_for("deque", {"newest-first", "a deque, but used as a stack", with_stack,
                                        silence, "pipes"})},
        .python_sides = only_in_python(),
        .claims = claims(),
        .columns = {{"waiting_cpu_s", "CPU while waiting"}, {"actions_per_s", "actions a second"}},
        .on_screen = {"CPU while waiting", "actions a second", "threads"},
        .spans = {{"keeps asking", span_kind::working}, {"acts", span_kind::working}},
        .shows_order = true,
        .prediction = {.measure = time_of("waiting_cpu_s"), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::event_loop
