#include "lessons/lesson_file.hpp"
#include "lessons/response-time/sides.hpp"

namespace asyncdemo::lessons::response_time {
namespace {

integer all_at_once(const settings& chosen) { return chosen[ahead] + 1; }
duration sum(const settings& chosen) { return chosen[ahead] * chosen[longer] + chosen[shorter]; }
duration then_one_alone(const settings& chosen) { return sum(chosen) + chosen[longer]; }
duration longest_twice(const settings& chosen) { return 2 * chosen[longer]; }

// By the lengths that can be chosen, it gains at least twice as much. Where nobody gains anything,
// the two are within half of each other.
finding short_one_gains_most(const side_view& side) {
    const side_view other = side.beside("in-turn");
    const auto gain = [&](auto figure) { return other.metric(figure) / side.metric(figure); };
    return at_least_factor(gain("short_s"), 1.75 * gain("long_s"));
}

std::vector<side> sides() {
    return {
        {"in-turn", "serves a client, then the next", in_turn, then_one_alone},
        {"together", "a task for each client", together, longest_twice},
        mistake_for("together", {"blocking-handler", "a task for each client, but it blocks",
                                 together_blocking, then_one_alone}),
    };
}

std::vector<claim> claims() {
    return {
        {"in-turn", "never serves two at once", in_flight() == 1},
        the_point({"in-turn", "makes the short request wait for all before it",
                   time_of("short_s") >= sum}),
        {"in-turn", "serves a lone request at once",
         time_of("alone_s") <= with_margin(1.2, longer)},
        {"together", "serves all at once", in_flight() == all_at_once},
        the_point({"together", "serves the short request at once",
                   time_of("short_s") <= with_margin(1.5, shorter)}),
        {"together", "helps the short request most", short_one_gains_most},
        {"together", "gains nothing for a lone request", time_of("alone_s") >= longer},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"in-turn", {{"shorter", shorter}}, sum},
        {"together", {{"longer", longer}, {"sum", sum}}, shorter},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "response-time",
        .parameters = {longer, shorter, ahead},
        .sides = sides(),
        .claims = claims(),
        .columns = {{"long_s", "last long one"}, {"short_s", "short one"}, {"alone_s", "alone"}},
        .on_screen = {"total", "short one", "last long one", "alone"},
        .spans = {{"is served", span_kind::waiting}},
        .prediction = {.measure = time_of("short_s"), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::response_time
