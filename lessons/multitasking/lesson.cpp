#include "lessons/lesson_file.hpp"
#include "lessons/multitasking/sides.hpp"

namespace asyncdemo::lessons::multitasking {
namespace {

duration in_all(const settings& chosen) { return chosen[compute] + 2 * alone * chosen[beat]; }
duration half(const settings& chosen) { return chosen[compute] / 2; }

// A beat falls due within a slice, and its turn comes after that one or the next.
duration at_a_yield(const settings& chosen) { return chosen[beat] + chosen[slice]; }
duration at_the_next(const settings& chosen) { return chosen[beat] + 2 * chosen[slice]; }
integer one_at_the_next(const settings& chosen) { return chosen[compute] / at_the_next(chosen); }
integer a_quarter(const settings& chosen) { return chosen[compute] / chosen[beat] / 4; }

finding has_gaps_of_slices(const side_view& side) {
    const double slowness = side.wall() / in_all(side.chosen());  // the processor has others, too
    return at_most(side.time("longest_gap_s"), 3 * slowness * at_the_next(side.chosen()));
}

// The system wakes the heart when it can, and that is no exact time either.
finding keeps_a_quarter_of_the_beats(const side_view& side) {
    finding found = at_least(side.counted("beats_meanwhile"), a_quarter(side.chosen()));
    if (found.holds() || side[beat] >= 5ms) return found;
    return cannot_say("beats this fast are lost in the delays of the machine's timers");
}

std::vector<side> sides() {
    return {
        {"without-yield", "tasks; one computes in one go", without_yield, in_all},
        {"with-yields", "tasks; one yields after each slice", with_yields, in_all},
        {"threads", "threads; nobody yields", threads_side_by_side, in_all, "threads"},
        mistake_for("with-yields", {"thread-yield", "yields to threads", thread_yield, in_all}),
    };
}

// A Python that was built without the lock has nothing that the call could keep.
finding pauses_while_the_gil_is_kept(const side_view& side) {
    if (side.counted("gil") == 0) return at_least(side.counted("beats_meanwhile"), 1);
    return at_least(side.time("longest_gap_s"), side[compute]);
}

bool has_several_slices(const settings& chosen) {
    return chosen[compute] > 4 * at_the_next(chosen);
}
constexpr auto few_slices = "a few slices and beats are as long as the whole computation";

std::vector<claim> claims() {
    return {
        {"without-yield", "has no beat while the task computes", count_of("beats_meanwhile") == 0},
        the_point({"without-yield", "pauses for the whole computation",
                   time_of("longest_gap_s") >= compute}),
        in_cpp({"with-yields", "keeps beating throughout",
                tells_if(has_several_slices, few_slices,
                         count_of("beats_meanwhile") >= one_at_the_next)}),
        in_python(
            {"with-yields", "keeps beating throughout, and leaves out some beats",
             tells_if(has_several_slices, few_slices, count_of("beats_meanwhile") >= a_quarter)}),
        the_point({"with-yields", "pauses for a few slices at most",
                   tells_if(has_several_slices, few_slices, has_gaps_of_slices)}),
        {"with-yields", "needs only one thread", threads() == 1},
        {"threads", "keep beating throughout", keeps_a_quarter_of_the_beats},
        {"threads", "pause for less than half the computation", time_of("longest_gap_s") <= half},
        {"threads", "are two of them", threads() == 2},
        in_python({"c-call", "pauses for the whole call, unless this Python has no GIL",
                   pauses_while_the_gil_is_kept}),
    };
}

// The computation begins in the middle between two beats.
duration from_the_last_beat(const settings& chosen) { return chosen[beat] / 2 + chosen[compute]; }

std::vector<prediction_prompt> prompts() {
    return {
        {"without-yield", {{"beat", beat}}, from_the_last_beat},
        {"with-yields", {{"compute", compute}}, at_a_yield},
        {"threads", {{"compute", compute}, {"half", half}}, beat},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "multitasking",
        .parameters = {beat, compute, slice},
        .order = sides_run::one_after_the_other,
        .sides = sides(),
        .python_sides = {python_side("c-call", "threads; one calls C code that keeps the GIL",
                                     in_all)},
        .claims = claims(),
        .columns = {{"beats_meanwhile", "beats meanwhile"}, {"longest_gap_s", "longest gap"}},
        .on_screen = {"total", "longest gap", "beats meanwhile", "threads"},
        .spans = {{"computes", span_kind::working}, {"keeps the GIL", span_kind::working}},
        .prediction = {.measure = time_of("longest_gap_s"),
                       .prompts = prompts(),
                       .precision = within_factor(2)},
    };
}

}  // namespace asyncdemo::lessons::multitasking
