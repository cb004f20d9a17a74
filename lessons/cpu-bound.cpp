// Lesson `cpu-bound`: Two tasks wait, then compute. What makes which half of that faster?
#include <mutex>

#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "lessons/lesson_file.hpp"
#include "stage/child_processes.hpp"
#include "stage/counting.hpp"
#include "stage/phases.hpp"
#include "stage/processors.hpp"
#include "stage/thread_group.hpp"
#include "stage/turn_lock.hpp"

namespace asyncdemo::lessons {
namespace {

constexpr parameter<integer> tasks{"tasks", 2, 2, 8, "how many tasks there are"};
constexpr parameter<duration> wait{"wait", 500ms, 200ms, 5s, "how long each of them waits"};
constexpr parameter<duration> compute{"compute", 750ms, 200ms, 5s,
                                      "how long each then counts, on a processor of its own"};

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
    std::vector<aio::task<>> waits;
    std::vector<aio::task<>> counts;
    for (integer i = 1; i <= on[tasks]; ++i) {
        waits.push_back(wait_async(on, i));
        counts.push_back(count_async(on, i));
    }
    phases measured(on);
    co_await aio::gather(std::move(waits));
    measured.ends("wait");
    co_await aio::gather(std::move(counts));
    measured.ends("compute");
}
// [end]

// [threads, one-global-lock, processes, one-lock-around-all]
void wait_here(stage& on, integer task) {
    const auto shown = on.span(fmt::format("task {}", task), "waits");
    on.block_for(on[wait]);
}

void count_here(stage& on, integer task) { count(on, task, on[compute]); }
// [end]

// [threads, one-global-lock, one-lock-around-all]
void in_threads(stage& on, const auto& work) {
    thread_group threads;
    for (integer i = 1; i <= on[tasks]; ++i) threads.start([&, i] { work(on, i); });
}  // waits for all of them
// [end]

// [threads]
void with_threads(stage& on) {
    phases measured(on);
    in_threads(on, wait_here);
    measured.ends("wait");
    in_threads(on, count_here);
    measured.ends("compute");
}
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

void behind_one_global_lock(stage& on) {
    phases measured(on);
    in_threads(on, wait_here);  // who waits does not hold the lock
    measured.ends("wait");
    in_threads(on, count_in_turns);
    measured.ends("compute");
}
// [end]

// [processes]
void in_processes(stage& on, const auto& work) {
    child_processes children(on);
    for (integer i = 1; i <= on[tasks]; ++i) children.start([&, i] { work(on, i); });
    children.wait();
}

void with_processes(stage& on) {
    phases measured(on);
    in_processes(on, wait_here);
    measured.ends("wait");
    in_processes(on, count_here);
    measured.ends("compute");
}
// [end]

// [one-lock-around-all]
void with_one_lock_around_all(stage& on) {
    std::mutex shared;
    const auto alone = [&](void (*work)(stage&, integer)) {
        return [&shared, work](stage& in, integer task) {
            const std::lock_guard held(shared);  // waits as well
            work(in, task);
        };
    };
    phases measured(on);
    in_threads(on, alone(wait_here));
    measured.ends("wait");
    in_threads(on, alone(count_here));
    measured.ends("compute");
}
// [end]

duration one_count_after_the_other(const settings& s) { return s[wait] + s[tasks] * s[compute]; }
duration all_at_once(const settings& s) { return s[wait] + s[compute]; }
duration sum(const settings& s) { return s[tasks] * (s[wait] + s[compute]); }
duration halfway_to_waiting_in_turn(const settings& s) { return (1 + s[tasks]) * s[wait] / 2; }
duration on_these_processors(const settings& s) {
    return s[wait] + s[tasks] * s[compute] / std::min(s[tasks], usable_processors());
}

finding counts_faster_than_one_loop(const side_view& side) {
    constexpr double clearly_faster = 0.8;
    if (usable_processors() < 2) return cannot_say("there is only one processor to use here");
    const side_view loop = side.beside("one-loop");
    const double share = side.metric("compute_s") / loop.metric("compute_s");
    const double got = side.metric("compute_processors");
    // The same work in more processor time: two of them may share a core, and slow each other.
    const double slowed = share * got / loop.metric("compute_processors");
    if (share > clearly_faster && side.in_flight("counts") > 1 && (got < 1.5 || slowed > 1.1)) {
        return cannot_say(fmt::format("others used the processors: it got {:.1f} of them", got));
    }
    return at_most_factor(share, clearly_faster);
}

finding keeps_one_processor_busy(const side_view& side) {
    return at_most_factor(side.metric("compute_processors"), 1.2);
}

std::vector<side> sides() {
    constexpr std::string_view needs = "processors";
    return {
        {"one-loop", "coroutines on one thread", one_loop, one_count_after_the_other, needs},
        {"threads", "a thread for each task", with_threads, all_at_once, needs},
        {"one-global-lock", "threads; who counts must hold the lock", behind_one_global_lock,
         one_count_after_the_other, needs},
        {"processes", "a process for each task", with_processes, all_at_once, needs},
        mistake_for("threads", {"one-lock-around-all", "threads; who does anything must hold it",
                                with_one_lock_around_all, sum, needs}),
    };
}

std::vector<claim> claims() {
    return {
        {every_side, "has all waits in flight at once", in_flight("waits") == tasks},
        {every_side, "waits once, not once for each task",
         time_of("wait_s") <= halfway_to_waiting_in_turn},
        {"one-loop", "counts for one task at a time", in_flight("counts") == 1},
        {"one-loop", "keeps one processor busy, no more", keeps_one_processor_busy},
        {"one-global-lock", "counts for one task at a time", in_flight("counts") == 1},
        {"one-global-lock", "keeps one processor busy, no more", keeps_one_processor_busy},
        {"threads", "count for all tasks at once", in_flight("counts") == tasks},
        {"threads", "count faster than one loop", counts_faster_than_one_loop},
        {"processes", "count for all tasks at once", in_flight("counts") == tasks},
        {"processes", "count faster than one loop", counts_faster_than_one_loop},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"one-loop",
         "The waits overlap; but the one thread counts for one task, then for the other.",
         {{sum, "lets each wait for the other's wait as well: they wait together"},
          {all_at_once, "lets the counts overlap: but only what waits gives the thread away"}},
         one_count_after_the_other},
        {"threads",
         "The waits overlap, and the counts run on as many processors as there are.",
         {{one_count_after_the_other, "is what one loop takes: it has one thread to count with"}},
         on_these_processors},
        {"one-global-lock",
         "The waits overlap. Only who holds the lock counts: taking turns makes nothing faster.",
         {{all_at_once, "lets the counts overlap: but the others wait for the lock meanwhile"}}},
        {"processes",
         "They share no lock, so they count on as many processors as there are.",
         {{one_count_after_the_other, "is what one loop takes: it has one thread to count with"}}},
    };
}

}  // namespace

lesson cpu_bound() {
    return {
        .name = "cpu-bound",
        .part = 4,
        .question =
            "Two tasks wait 500 ms each, then compute for 750 ms each. How long do both "
            "take, on one loop, with threads, with processes?",
        .parameters = {tasks, wait, compute},
        .order = sides_run::one_after_the_other,
        .sides = sides(),
        .claims = claims(),
        .columns = {{"wait_s", "waiting"},
                    {"compute_s", "counting"},
                    {"compute_processors", "processors busy"}},
        .prediction = {.asks = "After how long have all tasks waited and counted?",
                       .prompts = prompts()},
        .conclusion =
            "Every side waited once. For counting, one loop took {one-loop.compute_s}, threads "
            "{threads.compute_s}, "
            "threads behind one lock {one-global-lock.compute_s} and processes "
            "{processes.compute_s}: only what may use "
            "two processors at a time is faster.",
        .tries = {"cpu-bound --tasks 4", "cpu-bound --wait 2s --compute 200ms",
                  "cpu-bound --mistake"},
    };
}

}  // namespace asyncdemo::lessons
