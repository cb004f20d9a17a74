#include <cmath>

#include "lessons/lesson_file.hpp"
#include "lessons/thread-safety/sides.hpp"
#include "posix/processors.hpp"

namespace asyncdemo::lessons::thread_safety {
namespace {

// Why threads had few chances to undo each other's additions; empty if they had many.
std::string hardly_met(const side_view& side) {
    if (usable_processors() == 1) {
        return "on one processor, a thread is hardly ever interrupted between its load and its "
               "store";
    }
    const double processors = side.metric("processors");
    if (processors >= 1.5) return {};
    return fmt::format("the threads hardly ran side by side: they kept {:.1f} processors busy",
                       processors);
}

finding loses_some(const side_view& side) {
    const finding found = at_least(side.counted("lost"), 1);
    std::string why = hardly_met(side);
    return found.holds() || why.empty() ? found : cannot_say(std::move(why));
}

// Python's threads take turns, several milliseconds each.
finding loses_some_between_turns(const side_view& side) {
    finding found = at_least(side.counted("lost"), 1);
    if (found.holds() || side.metric("processors") * side[length] >= 200ms) return found;
    return cannot_say("the threads were too short on a processor to take turns many times");
}

// What nobody has tried is not judged: the documentation doesn't promise it.
finding loses_nothing_so_far(const side_view& side) {
    constexpr integer tried = 15;
    if (side.counted("python_minor") > tried) throw not_recorded{};
    return exactly(side.counted("lost"), 0);
}

integer lost_of_a_hundred(const side_view& side) {
    return std::llround(100 * side.metric("lost") / side.metric("added"));
}

std::vector<side> sides() {
    return {
        {"bare", "reads, adds, writes", bare, length, "threads"},
        {"mutex", "one thread at a time", with_mutex, length, "threads"},
        {"atomic", "in one step", with_atomic, length, "threads"},
        mistake_for("atomic", {"atomic-load-and-store", "two atomic steps", with_two_atomics,
                               length, "threads"}),
    };
}

std::vector<side> python_sides() {
    return {
        python_side("bare", "reads, calls what adds, writes", length),
        python_side("atomic-load-and-store", "two locked steps", length),
        python_side("in-place", "count += 1", length),
    };
}

std::vector<claim> claims() {
    return {
        the_point(in_cpp({"bare", "loses additions", loses_some})),
        {"mutex", "loses nothing", count_of("lost") == 0},
        {"mutex", "costs more than an atomic addition", ratio_to("atomic", "alone_ns") >= 1},
        {"atomic", "loses nothing", count_of("lost") == 0},
        {"atomic", "costs more than a bare addition", ratio_to("bare", "alone_ns") >= 1},

        in_python({"bare", "loses additions, though one thread runs at a time",
                   with_gil(loses_some_between_turns)}),
        in_python({"bare", "loses additions, for there is no GIL here", without_gil(loses_some)}),
        in_python({"in-place", "loses nothing: this version switches threads elsewhere",
                   with_gil(loses_nothing_so_far)}),
        in_python(
            {"in-place", "loses additions, for there is no GIL here", without_gil(loses_some)}),
        in_python(
            {"mutex", "costs more than adding in place", ratio_to("in-place", "alone_ns") >= 1}),
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"bare", {{"0", 0}, {"1", 1}}, about(50), hardly_met},
        {"mutex", {{"1", 1}}, 0},
        {"atomic", {{"50", 50}}, 0},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "thread-safety",
        .parameters = {threads, length},
        .order = sides_run::one_after_the_other,
        .sides = sides(),
        .python_sides = python_sides(),
        .claims = claims(),
        .columns = {{"added", "added"}, {"lost", "lost"}, {"alone_ns", "ns each, alone"}},
        .on_screen = {"added", "lost", "ns each, alone"},
        .spans = {{"adds", span_kind::working}, {"adds alone", span_kind::alone}},
        .prediction = {.measure = measured_figure<integer>{lost_of_a_hundred},
                       .prompts = prompts(),
                       .precision = within_factor(4)},
    };
}

}  // namespace asyncdemo::lessons::thread_safety
