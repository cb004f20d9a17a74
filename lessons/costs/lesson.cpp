#include <cmath>

#include "lessons/costs/sides.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::costs {
namespace {

constexpr std::string_view time = "each_cpu_ns";
constexpr std::string_view memory = "memory_each_kb";

integer own_and_main(const settings& chosen) { return chosen[alive] + 1; }

integer coroutines_in_its_time(const side_view& side) {
    return std::llround(side.metric(time) / side.beside("coroutine").metric(time));
}

std::vector<claim> claims() {
    return {
        {"coroutine", "waits without a thread of its own", count_of("threads_alive") == 1},
        the_point(in_cpp({"coroutine", "takes at most a tenth of a thread's processor time",
                          ratio_to("thread", time) <= 0.1})),
        in_cpp(
            {"coroutine", "weighs at most a tenth of a thread", ratio_to("thread", memory) <= 0.1}),
        {"thread", "is one more in the same process", count_of("threads_alive") == own_and_main},
        the_point({"process", "takes at least three times a thread's processor time",
                   ratio_to("thread", time) >= 3}),
        {"process", "weighs at least five times a thread", ratio_to("thread", memory) >= 5},

        in_python({"coroutine", "takes at most half of a thread's processor time",
                   ratio_to("thread", time) <= 0.5}),
        in_python({"coroutine", "weighs at most a quarter of a thread",
                   ratio_to("thread", memory) <= 0.25}),
        in_python({"forked-process", "takes at least three times a thread's processor time",
                   ratio_to("thread", time) >= 3}),
        in_python({"forked-process", "takes at most half of a new interpreter's processor time",
                   ratio_to("process", time) <= 0.5}),
        in_python({"forked-process", "weighs less than a new interpreter",
                   ratio_to("process", memory) <= 0.9}),
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"thread", {{"1", 1}, {"10", 10}}, about(400)},
        {"process", {{"10", 10}, {"400", 400}}, about(10'000)},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "costs",
        .parameters = {length, alive},
        .order = sides_run::one_after_the_other,
        .sides = {{"coroutine", "a job of the loop", coroutines, length, "processors"},
                  {"thread", "a thread of this process", threads, length, "threads"},
                  {"process", "the smallest program: true", processes, length, "processes"},
                  mistake_for("coroutine", {"thread-for-each", "a thread for each coroutine",
                                            threads_for_each, length, "threads"})},
        .python_sides = {python_side("process", "a new interpreter", length),
                         python_side("forked-process", "a copy of this process", length)},
        .claims = claims(),
        .columns = {{"each_median_ns", "median ns"},
                    {"each_p95_ns", "p95 ns"},
                    {time, "CPU ns"},
                    {"samples", "samples"},
                    {memory, "memory each"},
                    {"threads_alive", "threads alive"}},
        .on_screen = {"median ns", "p95 ns", "CPU ns", "memory each", "threads alive"},
        .spans = {{"one after the other", span_kind::working}},
        .prediction = {.measure = measured_figure<integer>{coroutines_in_its_time},
                       .prompts = prompts(),
                       .precision = within_factor(4)},
    };
}

}  // namespace asyncdemo::lessons::costs
