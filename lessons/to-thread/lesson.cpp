#include "lessons/lesson_file.hpp"
#include "lessons/to-thread/sides.hpp"

namespace asyncdemo::lessons::to_thread {
namespace {

duration in_all(const settings& chosen) { return chosen[call] + 2 * alone * chosen[beat]; }

duration in_rounds(const settings& chosen) {
    return (chosen[calls] + chosen[pool_size] - 1) / chosen[pool_size] * chosen[call];
}
duration all_rounds(const settings& chosen) { return in_rounds(chosen) + 2 * alone * chosen[beat]; }

bool pool_runs_out(const settings& chosen) { return chosen[pool_size] < chosen[calls]; }
constexpr auto threads_for_all = "the pool has a thread for every call";

// All that fit into the call; on the real clock a busy machine may miss one, or two of four.
integer most_beats(const settings& chosen) {
    const integer beats = chosen[call] / chosen[beat];
    return chosen.clock == clock_kind::simulated ? beats : (beats + 1) / 2;
}

// The call begins in the middle between two beats.
duration from_the_last_beat(const settings& chosen) { return chosen[beat] / 2 + chosen[call]; }

std::vector<side> sides() {
    return {
        {"in-coroutine", "the coroutine makes the call", in_coroutine, in_all},
        {"to-thread", "a thread makes it; the coroutine awaits", in_thread, in_all, "threads"},
        {"pool", "a few threads make many calls at once", pool, all_rounds, "threads"},
        mistake_for("to-thread", {"future-get", "a thread makes it; the coroutine blocks",
                                  future_get, in_all, "threads"}),
    };
}

// The caller gives up in the middle of the call, and the call goes on.
duration to_the_end_of_both(const settings& chosen) {
    const duration beats = alone * chosen[beat];
    return beats + std::max(chosen[call], chosen[call] / 2 + beats);
}

finding leaves_the_call_behind(const side_view& side) {
    const auto goes_on = [&side](const mark& m) {
        return m.what == "gives up" &&
               std::any_of(side.spans().begin(), side.spans().end(),
                           [&m](const span& s) { return s.what == "blocks" && s.end_s > m.at_s; });
    };
    return exactly(std::count_if(side.marks().begin(), side.marks().end(), goes_on), 1);
}

std::vector<claim> claims() {
    return {
        the_point(
            {"in-coroutine", "has no beat during the call", count_of("beats_meanwhile") == 0}),
        {"in-coroutine", "pauses for the whole call", time_of("longest_gap_s") >= call},
        the_point({"to-thread", "keeps beating during the call",
                   count_of("beats_meanwhile") >= most_beats}),
        {"to-thread", "never pauses longer than between two beats",
         time_of("longest_gap_s") <= times(1.5, beat)},
        {"to-thread", "needs another thread", asyncdemo::threads() >= 2},
        {"to-thread", "doesn't make the call faster", wall() >= in_all},
        {"pool", "never makes more calls at a time than it has threads",
         tells_if(pool_runs_out, threads_for_all, in_flight("blocks") <= pool_size)},
        {"pool", "makes the other calls wait for a thread",
         tells_if(pool_runs_out, threads_for_all, wall() >= all_rounds)},
        {"pool", "keeps the heart beating meanwhile", count_of("beats_meanwhile") >= most_beats},
        in_python({"timeout", "gives up at its limit, and leaves a thread behind that works on",
                   leaves_the_call_behind}),
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"in-coroutine", {{"beat", beat}, {"call", call}}, from_the_last_beat},
        {"to-thread", {{"from-the-last-beat", from_the_last_beat}, {"call", call}}, beat},
        {"pool", {{"in-rounds", in_rounds}, {"call", call}}, beat},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "to-thread",
        .parameters = {call, beat, calls, pool_size},
        .sides = sides(),
        .python_sides = {python_side("timeout", "a thread makes it; the coroutine gives up halfway",
                                     to_the_end_of_both)},
        .claims = claims(),
        .columns = {{"beats_meanwhile", "beats meanwhile"}, {"longest_gap_s", "longest gap"}},
        .on_screen = {"total", "longest gap", "beats meanwhile", "threads"},
        .spans = {{"blocks", span_kind::waiting}},
        .prediction = {.measure = time_of("longest_gap_s"), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::to_thread
