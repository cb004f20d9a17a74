#include "lessons/amdahl/formula.hpp"
#include "lessons/amdahl/judges.hpp"
#include "lessons/amdahl/sides.hpp"
#include "lessons/lesson_file.hpp"
#include "posix/processors.hpp"

namespace asyncdemo::lessons::amdahl {
namespace {

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

std::vector<side> sides() {
    constexpr std::string_view needs = "processors";
    return {
        {"serial-80", "80% can't be split", serial_80, all_jobs<80>, needs},
        {"serial-50", "50% can't be split", serial_50, all_jobs<50>, needs},
        {"serial-5", "5% can't be split", serial_5, all_jobs<5>, needs},
        mistake_for("serial-5", {"one-lock", "5% can't be split, but the workers share a lock",
                                 one_lock, all_in_turn, needs}),
    };
}

std::vector<claim> claims() {
    return {
        {every_side, "has all workers working at once", in_flight("shares") == workers},
        {every_side, "follows the formula while each worker has a processor",
         speeds_up_as_computed(with_a_processor)},
        the_point({every_side, "follows the formula up to the last worker",
                   speeds_up_as_computed(workers)}),
        {every_side, "never gets faster than its serial share allows",
         never_speeds_up_beyond_limit},
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
    // More workers than processors would show nothing but that.
    const integer workers_here = std::clamp<integer>(usable_processors(), workers.least, 4);
    return {
        .name = "amdahl",
        .parameters = {with_default(workers_here, workers), job},
        .order = sides_run::one_after_the_other,
        .sides = sides(),
        .claims = claims(),
        .same_work = false,
        .columns = {{"speed_up", "last speed-up"}, {"computed", "computed"}, {"limit", "limit"}},
        .chart = {.across = "workers", .measured = "speed_up", .computed = "computed"},
        .prediction = {.measure = time_of("two_workers_s"), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::amdahl
