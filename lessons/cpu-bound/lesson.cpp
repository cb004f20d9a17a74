#include "lessons/cpu-bound/sides.hpp"
#include "lessons/lesson_file.hpp"
#include "posix/processors.hpp"

namespace asyncdemo::lessons::cpu_bound {
namespace {

duration at_once(const settings& s) { return s[wait] + s[compute]; }
duration counts_in_turn(const settings& s) { return s[wait] + s[tasks] * s[compute]; }
duration all_in_turn(const settings& s) { return s[tasks] * (s[wait] + s[compute]); }
duration on_processors(const settings& s) {
    return s[wait] + s[tasks] * s[compute] / std::min(s[tasks], usable_processors());
}

measured_figure<multiple> busy_processors() {
    return {[](const side_view& side) { return multiple(side.metric("compute_processors")); }};
}

computing counting_of(const side_view& side) {
    const double taken_s = side.metric("compute_s");
    return {.taken_s = taken_s, .cpu_s = taken_s * side.metric("compute_processors")};
}

// No answer with one processor, or if several tasks did `work` at once but didn't have the
// processors to themselves.
claim_judge faster_than_one_loop(std::string_view work) {
    return [work](const side_view& side) {
        if (usable_processors() < 2)
            return cannot_say("there is only one processor to use here" + because_of_quota());
        const computing mine = counting_of(side);
        const computing alone = counting_of(side.beside("one-loop"));
        finding found = at_most_factor(mine.taken_s / alone.taken_s, 0.8);
        const integer busy = std::min(side.in_flight(work), usable_processors());
        if (found.holds() || busy < 2) return found;
        std::string why = disturbance(mine, static_cast<double>(busy), alone);
        return why.empty() ? found : cannot_say(std::move(why));
    };
}

// No answer if the one loop, and not the lock, was kept from its processor.
finding counts_no_faster_than_one_loop(const side_view& side) {
    const computing mine = counting_of(side);
    const computing alone = counting_of(side.beside("one-loop"));
    finding found = at_least_factor(mine.taken_s / alone.taken_s, 0.8);
    if (found.holds()) return found;
    std::string why = disturbance(alone, 1, mine);
    return why.empty() ? found : cannot_say(std::move(why));
}

std::vector<side> sides() {
    return {
        {"one-loop", "coroutines on one thread", one_loop, counts_in_turn, "processors"},
        {"threads", "a thread for each task", with_threads, on_processors, "processors"},
        {"one-global-lock", "threads; one must hold the lock to count", one_global_lock,
         counts_in_turn, "processors"},
        {"lock-released", "threads; each lets go of the lock to count", lock_released,
         on_processors, "processors"},
        {"processes", "a process for each task", with_processes, on_processors, "processors"},
        mistake_for("threads", {"one-lock-around-all", "threads that hold the lock even to wait",
                                one_lock, all_in_turn, "processors"}),
    };
}

std::vector<claim> claims() {
    const auto all_at_once = overlap(compute, in_flight("counts") == tasks);
    const auto faster = faster_than_one_loop("counts");
    return {
        {every_side, "has all waits in flight at once", overlap(wait, in_flight("waits") == tasks)},
        {every_side, "waits once, not once for each task", time_of("wait_s") <= times(1.5, wait)},
        {"one-loop", "counts for one task at a time", in_flight("counts") == 1},
        {"one-loop", "keeps one processor busy, no more", busy_processors() <= 1.2},
        {"one-global-lock", "counts for one task at a time", in_flight("counts") == 1},
        {"one-global-lock", "keeps one processor busy, no more", busy_processors() <= 1.2},
        the_point(
            {"one-global-lock", "counts no faster than one loop", counts_no_faster_than_one_loop}),
        in_cpp({"threads", "count for all tasks at once", all_at_once}),
        the_point(in_cpp({"threads", "count faster than one loop", faster})),
        in_cpp({"lock-released", "counts for all tasks at once", all_at_once}),
        the_point(in_cpp({"lock-released", "counts faster than one loop", faster})),
        {"processes", "count for all tasks at once", all_at_once},
        the_point({"processes", "count faster than one loop", faster}),

        in_python({"threads", "have all counts under way at once", all_at_once}),
        in_python({"threads", "keep one processor busy, no more: only who holds the GIL counts",
                   with_gil(busy_processors() <= 1.2)}),
        in_python(
            {"threads", "count no faster than one loop", with_gil(counts_no_faster_than_one_loop)}),
        in_python({"threads", "count faster than one loop, for there is no GIL here",
                   without_gil(faster)}),
        in_python({"lock-released", "hashes for all tasks at once",
                   overlap(compute, in_flight("hashes") == tasks)}),
        in_python({"lock-released", "hashes in less time than one loop counts",
                   faster_than_one_loop("hashes")}),
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"one-loop", {{"all-in-turn", all_in_turn}, {"at-once", at_once}}, counts_in_turn},
        {"threads", {{"counts-in-turn", counts_in_turn}}, on_processors},
        {"one-global-lock", {{"at-once", at_once}}, counts_in_turn},
        {"lock-released", {{"counts-in-turn", counts_in_turn}}, on_processors},
        {"processes", {{"counts-in-turn", counts_in_turn}}, on_processors},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "cpu-bound",
        .parameters = {tasks, wait, compute},
        .order = sides_run::one_after_the_other,
        .sides = sides(),
        .python_sides = {python_side("threads", "a thread for each task; one GIL for all"),
                         python_side("lock-released",
                                     "threads that hash: hashlib lets go of the GIL",
                                     on_processors)},
        .claims = claims(),
        .same_work = {"one-loop", "threads", "one-global-lock", "lock-released", "processes",
                      "one-lock-around-all"},
        .columns = {{"wait_s", "waits"}, {"compute_s", "counts"}, {"compute_processors", "busy"}},
        .on_screen = {"total", "speed-up", "waits", "counts", "busy", "threads"},
        .spans = {{"counts", span_kind::working}, {"hashes", span_kind::working}},
        .prediction = {.prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::cpu_bound
