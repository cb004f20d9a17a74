#include <latch>
#include <mutex>

#include "lessons/lesson_file.hpp"
#include "posix/processors.hpp"
#include "stage/counting.hpp"
#include "stage/scaling.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo::lessons::amdahl {
namespace {

constexpr parameter<integer> workers{"workers", 4, 2, 16, "workers at most: 1, 2, ... up to that"};
constexpr parameter<duration> job{"job", 500ms, 200ms, 2s, "how long one worker takes for the job"};

// [serial-80, serial-50, serial-5, one-lock]
double formula(double serial, integer n) {
    return 1 / (serial + (1 - serial) / static_cast<double>(n));
}
// [end]

// [serial-80, serial-50, serial-5]
void split(stage& on, duration length, integer among) {
    std::latch all_are_here(among);
    in_threads(among, [&](integer worker) {
        const auto shown = on.span(fmt::format("worker {}", worker), "shares");
        all_are_here.arrive_and_wait();
        count_up(counted_in(length / among));  // as far as one processor gets in that time
    });
}
// [end]

// [one-lock]
void split_behind_one_lock(stage& on, duration length, integer among) {
    std::mutex results;
    in_threads(among, [&](integer worker) {
        const std::lock_guard held(results);  // for all of the work, not for its result
        const auto shown = on.span(fmt::format("worker {}", worker), "shares");
        count_up(counted_in(length / among));
    });
}
// [end]

// [serial-80, serial-50, serial-5, one-lock]
template <int percent, auto split_the_rest = split>
void one_worker_and_more(stage& on) {
    constexpr double serial = percent / 100.0;
    const duration alone = std::chrono::round<duration>(serial * on[job]);
    scaling measured(on);
    for (integer n = 1; n <= on[workers]; ++n) {
        {
            const auto shown = on.span("worker 1", "works alone");
            count_up(counted_in(alone));  // whatever the others could do meanwhile, they wait
        }
        split_the_rest(on, on[job] - alone, n);
        measured.ends(n, formula(serial, n));
    }
    on.metric("limit", 1 / serial);
}
// [end]

template <int percent>
duration one_job(const settings& s, integer n) {
    return std::chrono::round<duration>(s[job] / formula(percent / 100.0, n));
}

template <int percent>
duration all_jobs(const settings& s) {
    duration total{};
    for (integer n = 1; n <= s[workers]; ++n) total += one_job<percent>(s, n);
    return total;
}

template <int percent>
duration with_two(const settings& s) {
    return one_job<percent>(s, 2);
}
duration half(const settings& s) { return s[job] / 2; }
duration all_in_turn(const settings& s) { return s[workers] * s[job]; }

integer with_a_processor(const settings& s) { return std::min(s[workers], usable_processors()); }

std::vector<claim> claims() {
    const auto shares = in_flight("shares");
    return {
        {every_side, "has all workers at work at once", shares == workers},
        {every_side, "follows the formula while each worker has a processor",
         speeds_up_as_computed(with_a_processor, shares)},
        {every_side, "follows the formula up to the last worker",
         speeds_up_as_computed(workers, shares)},
        {every_side, "never gets faster than its serial share allows",
         never_speeds_up_beyond("limit")},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"serial-80", {{"half", half}}, with_two<80>},
        {"serial-50", {{"half", half}}, with_two<50>},
        {"serial-5", {{"job", job}}, with_two<5>},
    };
}

}  // namespace

lesson description() {
    constexpr std::string_view needs = "processors";
    return {
        .name = "amdahl",
        .parameters = {workers, job},
        .order = sides_run::one_after_the_other,
        .sides = {{"serial-80", "80% can't be split", one_worker_and_more<80>, all_jobs<80>, needs},
                  {"serial-50", "50% can't be split", one_worker_and_more<50>, all_jobs<50>, needs},
                  {"serial-5", "5% can't be split", one_worker_and_more<5>, all_jobs<5>, needs},
                  mistake_for("serial-5",
                              {"one-lock", "5% can't be split, but the workers share a lock",
                               one_worker_and_more<5, split_behind_one_lock>, all_in_turn, needs})},
        .claims = claims(),
        .same_work = false,
        .columns = {{"speed_up", "last speed-up"}, {"computed", "computed"}, {"limit", "limit"}},
        .chart = {.across = "workers", .measured = "speed_up", .computed = "computed"},
        .prediction = {.measure = time_of("two_workers_s"), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::amdahl
