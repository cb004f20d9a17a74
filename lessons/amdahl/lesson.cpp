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
    for (integer n = 1; n <= s[workers]; ++n) {
        total += one_job<percent>(s, std::min(n, usable_processors()));
    }
    return total;
}

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

// Workers without a processor of their own gain nothing.
template <int percent>
multiple with_all(const settings& s) {
    return formula(percent / 100.0, with_a_processor(s));
}
template <int percent>
multiple without_end(const settings&) {
    return 100.0 / percent;
}
multiple as_many(const settings& s) { return static_cast<double>(s[workers]); }

std::vector<prediction_prompt> prompts() {
    return {
        {"serial-80", {{"as-many", as_many}}, with_all<80>},
        {"serial-50", {{"as-many", as_many}, {"without-end", without_end<50>}}, with_all<50>},
        {"serial-5", {{"without-end", without_end<5>}}, with_all<5>},
    };
}

measured_figure<multiple> last_speed_up() {
    return {[](const side_view& side) { return multiple(side.metric("speed_up")); }};
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
        .columns = {{"speed_up", "last speed-up"}, {"computed", "computed"}, {"limit", "limit"}},
        .on_screen = {"last speed-up", "computed", "limit"},
        .chart = {.across = "workers", .measured = "speed_up", .computed = "computed"},
        .spans = {{"shares", span_kind::working}, {"works alone", span_kind::alone}},
        .prediction = {.measure = last_speed_up(), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::amdahl
