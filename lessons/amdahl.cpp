// Lesson `amdahl`: A job that can be split only in part, on one worker and on more. How much faster
// does it get?
#include <cmath>
#include <latch>
#include <mutex>

#include "lessons/lesson_file.hpp"
#include "stage/counting.hpp"
#include "stage/process_figures.hpp"
#include "stage/processors.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo::lessons {
namespace {

constexpr parameter<integer> workers{"workers", 4, 2, 16, "workers at most: 1, 2, ... up to that"};
constexpr parameter<duration> job{"job", 500ms, 200ms, 2s, "how long one worker takes for the job"};

// [serial-80, serial-50, serial-5]
void split(stage& on, duration length, integer among) {
    std::latch all_are_here(among);
    thread_group threads;
    for (integer i = 1; i <= among; ++i) {
        threads.start([&on, &all_are_here, i, length, among] {
            const auto shown = on.span(fmt::format("worker {}", i), "shares");
            all_are_here.arrive_and_wait();
            count_up(counted_in(length / among));  // as far as one processor gets in that time
        });
    }
}  // waits for all of them
// [end]

// [one-lock]
void split_behind_one_lock(stage& on, duration length, integer among) {
    std::mutex results;
    thread_group threads;
    for (integer i = 1; i <= among; ++i) {
        threads.start([&on, &results, i, length, among] {
            const std::lock_guard held(results);  // for all of the work, not for its result
            const auto shown = on.span(fmt::format("worker {}", i), "shares");
            count_up(counted_in(length / among));
        });
    }
}
// [end]

double formula(double serial, integer n) {
    return 1 / (serial + (1 - serial) / static_cast<double>(n));
}

// [serial-80, serial-50, serial-5, one-lock]
template <int percent, auto split_the_rest = split>
void one_worker_and_more(stage& on) {
    constexpr double serial = percent / 100.0;
    const duration alone = std::chrono::round<duration>(serial * on[job]);
    double with_one_s = 0;
    for (integer n = 1; n <= on[workers]; ++n) {
        const double cpu_before_s = processor_use_so_far().cpu_s;
        const duration begun = on.now();
        {
            const auto shown = on.span("worker 1", "works alone");
            count_up(counted_in(alone));  // whatever the others could do meanwhile, they wait
        }
        split_the_rest(on, on[job] - alone, n);
        const duration taken = on.now() - begun;
        if (n == 1) with_one_s = seconds(taken).count();
        on.row({{"workers", n},
                {"taken_s", taken},
                {"cpu_s", processor_use_so_far().cpu_s - cpu_before_s},
                {"speed_up", with_one_s / seconds(taken).count()},
                {"computed", formula(serial, n)}});
        if (n == 2) on.metric("two_workers_s", taken);
        on.metric("speed_up", with_one_s / seconds(taken).count());
        on.metric("computed", formula(serial, n));
        on.metric("limit", 1 / serial);
    }
}
// [end]

template <int percent>
duration job_of(const settings& s, integer n) {
    return std::chrono::round<duration>(s[job] / formula(percent / 100.0, n));
}

template <int percent>
duration all_jobs(const settings& s) {
    duration total{};
    for (integer n = 1; n <= s[workers]; ++n) total += job_of<percent>(s, n);
    return total;
}

template <int percent>
duration with_two(const settings& s) {
    return job_of<percent>(s, 2);
}
duration all_in_turn(const settings& s) { return s[workers] * s[job]; }
duration with_one(const settings& s) { return s[job]; }
duration half(const settings& s) { return s[job] / 2; }

// How many times as long a job took as on processors that it has for itself: because of others who
// use them, or because its workers are in each other's way.
double delay(const row& r) {
    return number(r, "taken_s") * number(r, "computed") / number(r, "cpu_s");
}

finding follows_formula(const side_view& side, integer most_workers) {
    double worst = 1;
    for (const row& r : side.rows()) {
        if (number(r, "workers") > static_cast<double>(most_workers)) break;
        const double off = number(r, "speed_up") / number(r, "computed");
        if (off < 1 / worst || off > worst) worst = std::max(off, 1 / off);
        // The same work in more processor time: two of them may share a core, and slow each other.
        const double share = number(r, "cpu_s") / number(side.rows().front(), "cpu_s");
        const bool is_disturbed = delay(r) > 1.05 || share > 1.05 || share < 0.95;
        if (side.in_flight("shares") > 1 && is_disturbed) {
            return cannot_say("others used the processors as well");
        }
    }
    return at_most_factor(worst, 1.15);
}

finding follows_formula_here(const side_view& side) {
    if (usable_processors() < 2) return cannot_say("there is only one processor to use here");
    return follows_formula(side, usable_processors());
}

finding follows_formula_to_the_end(const side_view& side) {
    const integer here = usable_processors();
    if (here < side[workers]) {
        return cannot_say(fmt::format("{} workers share {} processor{} here", side[workers], here,
                                      here == 1 ? "" : "s"));
    }
    return follows_formula(side, side[workers]);
}

finding stays_below_limit(const side_view& side) {
    double most = 0;
    double least_cpu_s = HUGE_VAL;
    for (const row& r : side.rows()) {
        most = std::max(most, number(r, "speed_up"));
        least_cpu_s = std::min(least_cpu_s, number(r, "cpu_s"));
    }
    const row& one = side.rows().front();
    const double limit = side.metric("limit");
    if (most > limit && number(one, "taken_s") > 1.01 * least_cpu_s) {
        return cannot_say("others used the processor while one worker was measured");
    }
    return at_most_factor(most, limit);
}

std::vector<side> sides() {
    constexpr std::string_view needs = "processors";
    return {
        {"serial-80", "80% can't be split", one_worker_and_more<80>, all_jobs<80>, needs},
        {"serial-50", "50% can't be split", one_worker_and_more<50>, all_jobs<50>, needs},
        {"serial-5", "5% can't be split", one_worker_and_more<5>, all_jobs<5>, needs},
        mistake_for("serial-5",
                    {"one-lock", "5% can't be split, but the workers share a lock",
                     one_worker_and_more<5, split_behind_one_lock>, all_in_turn, needs}),
    };
}

std::vector<claim> claims() {
    return {
        {every_side, "has all workers at work at once", in_flight("shares") == workers},
        {every_side, "follows the formula while each worker has a processor", follows_formula_here},
        {every_side, "follows the formula up to the last worker", follows_formula_to_the_end},
        {every_side, "never gets faster than its serial share allows", stays_below_limit},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"serial-80",
         "80% takes as long as ever; only the other 20% are halved.",
         {{half, "halves all of it: but only 20% can be split"}},
         with_two<80>},
        {"serial-50",
         "One half takes as long as ever, the other is halved.",
         {{half, "halves all of it: but half of it can't be split"}},
         with_two<50>},
        {"serial-5",
         "Nearly all of it is halved.",
         {{with_one, "is what one worker takes: but 95% are split between the two"}},
         with_two<5>},
    };
}

}  // namespace

lesson amdahl() {
    return {
        .name = "amdahl",
        .part = 4,
        .question =
            "80% of a job can't be split. How much faster do four workers get it done? And "
            "at 50%, at 5%?",
        .parameters = {workers, job},
        .order = sides_run::one_after_the_other,
        .sides = sides(),
        .claims = claims(),
        .columns = {{"speed_up", "last speed-up"}, {"computed", "computed"}, {"limit", "limit"}},
        .chart = {.across = "workers", .measured = "speed_up", .computed = "computed"},
        .prediction = {.asks = "How long does the job take with two workers?",
                       .measure = time_of("two_workers_s"),
                       .prompts = prompts()},
        .conclusion =
            "With {workers} workers the job got {serial-80.speed_up} times as fast where 80 % is "
            "serial, "
            "{serial-50.speed_up} times at 50 %, {serial-5.speed_up} times at 5 %. No number of "
            "workers takes the first beyond 1.25.",
        .tries = {"amdahl --workers 2", "amdahl --workers 8 --job 200ms", "amdahl --mistake"},
    };
}

}  // namespace asyncdemo::lessons
