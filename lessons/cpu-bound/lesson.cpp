#include "aio/sleep.hpp"
#include "lessons/lesson_file.hpp"
#include "posix/processors.hpp"
#include "stage/counting.hpp"
#include "stage/phases.hpp"
#include "stage/turn_lock.hpp"

namespace asyncdemo::lessons::cpu_bound {
namespace {

constexpr parameter<integer> tasks{"tasks", 2, 2, 8, "how many tasks there are"};
constexpr parameter<duration> wait{"wait", 500ms, 200ms, 5s, "how long each of them waits"};
constexpr parameter<duration> compute{"compute", 750ms, 200ms, 5s, "how long each counts, alone"};

// [one-loop, threads, one-global-lock, processes, one-lock-around-all]
void count(stage& on, integer task, duration length) {
    const auto shown = on.span(fmt::format("task {}", task), "counts");
    count_up(counted_in(length));  // as far as one processor gets in that time
}
// [end]

// [one-loop]
aio::task<> wait_async(stage& on, integer task) {
    const auto shown = on.span(fmt::format("task {}", task), "waits");
    co_await aio::sleep(on[wait]);  // others may run meanwhile
}

aio::task<> count_async(stage& on, integer task) {
    count(on, task, on[compute]);  // nobody else runs before it is done
    co_return;
}

aio::task<> one_loop(stage& on) {
    return phases_on_loop(on, on[tasks], {{"wait", wait_async}, {"compute", count_async}});
}
// [end]

// [threads, one-global-lock, processes, one-lock-around-all]
void wait_here(stage& on, integer task) {
    const auto shown = on.span(fmt::format("task {}", task), "waits");
    on.block_for(on[wait]);
}

void count_here(stage& on, integer task) { count(on, task, on[compute]); }
const task_phases wait_then_count{{"wait", wait_here}, {"compute", count_here}};
// [end]

// [threads]
void with_threads(stage& on) { phases_in_threads(on, on[tasks], wait_then_count); }
// [end]

// [one-global-lock]
void count_in_turns(stage& on, integer task) {
    static turn_lock global;
    constexpr duration turn = 5ms;  // as Python's interpreter does, unless it is told otherwise
    for (duration left = on[compute]; left > 0ms; left -= turn) {
        const std::lock_guard held(global);  // whoever waits for it is next
        count(on, task, std::min(left, turn));
    }
}

void one_global_lock(stage& on) {  // who waits does not hold it
    phases_in_threads(on, on[tasks], {{"wait", wait_here}, {"compute", count_in_turns}});
}
// [end]

// [processes]
void with_processes(stage& on) { phases_in_processes(on, on[tasks], wait_then_count); }
// [end]

// [one-lock-around-all]
template <void (*work)(stage&, integer)>
void alone(stage& on, integer task) {
    static std::mutex shared;
    const std::lock_guard held(shared);  // waits as well
    work(on, task);
}

void one_lock(stage& on) {
    phases_in_threads(on, on[tasks], {{"wait", alone<wait_here>}, {"compute", alone<count_here>}});
}
// [end]

duration at_once(const settings& s) { return s[wait] + s[compute]; }
duration counts_in_turn(const settings& s) { return s[wait] + s[tasks] * s[compute]; }
duration all_in_turn(const settings& s) { return s[tasks] * (s[wait] + s[compute]); }
duration on_processors(const settings& s) {
    return s[wait] + s[tasks] * s[compute] / std::min(s[tasks], usable_processors());
}

std::vector<claim> claims() {
    const auto all_at_once = overlap(compute, in_flight("counts") == tasks);
    const auto faster = phase_takes_at_most(0.8, "one-loop", "compute", in_flight("counts"));
    return {
        {every_side, "has all waits in flight at once", overlap(wait, in_flight("waits") == tasks)},
        {every_side, "waits once, not once for each task", time_of("wait_s") <= times(1.5, wait)},
        {"one-loop", "counts for one task at a time", in_flight("counts") == 1},
        {"one-loop", "keeps one processor busy, no more", processors_in("compute") <= 1.2},
        {"one-global-lock", "counts for one task at a time", in_flight("counts") == 1},
        {"one-global-lock", "keeps one processor busy, no more", processors_in("compute") <= 1.2},
        {"threads", "count for all tasks at once", all_at_once},
        {"threads", "count faster than one loop", faster},
        {"processes", "count for all tasks at once", all_at_once},
        {"processes", "count faster than one loop", faster},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"one-loop", {{"all-in-turn", all_in_turn}, {"at-once", at_once}}},
        {"threads", {{"counts-in-turn", counts_in_turn}}, on_processors},
        {"one-global-lock", {{"at-once", at_once}}},
        {"processes", {{"counts-in-turn", counts_in_turn}}},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "cpu-bound",
        .parameters = {tasks, wait, compute},
        .order = sides_run::one_after_the_other,
        .sides = {{"one-loop", "coroutines on one thread", one_loop, counts_in_turn, "processors"},
                  {"threads", "a thread for each task", with_threads, at_once, "processors"},
                  {"one-global-lock", "threads; who counts must hold the lock", one_global_lock,
                   counts_in_turn, "processors"},
                  {"processes", "a process for each task", with_processes, at_once, "processors"},
                  mistake_for("threads", {"one-lock-around-all", "who waits holds it too", one_lock,
                                          all_in_turn, "processors"})},
        .claims = claims(),
        .columns = {{"wait_s", "waits"}, {"compute_s", "counts"}, {"compute_processors", "busy"}},
        .prediction = {.prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::cpu_bound
