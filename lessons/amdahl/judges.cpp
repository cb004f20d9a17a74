#include "lessons/amdahl/judges.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "posix/processors.hpp"

namespace asyncdemo::lessons::amdahl {
namespace {

constexpr double clearly_off = 1.15;
constexpr double late = 1.01;  // times its processor time: hardly longer than it takes

computing measured(const row& r) {
    return {.taken_s = number(r, "taken_s"), .cpu_s = number(r, "cpu_s")};
}

finding hold_against_formula(const side_view& side, integer many) {
    double worst = 1;
    std::string why;
    for (const row& r : side.rows()) {
        if (number(r, "workers") > static_cast<double>(many)) break;
        const double computed = number(r, "computed");
        const double off = number(r, "speed_up") / computed;
        worst = std::max({worst, off, 1 / off});
        if (!why.empty()) continue;
        why = disturbance(measured(r), computed, measured(side.rows().front()));
    }
    finding found = at_most_factor(worst, clearly_off);
    if (found.holds() || side.in_flight("shares") < 2 || why.empty()) return found;
    return cannot_say(std::move(why));
}

}  // namespace

claim_judge speeds_up_as_computed(bound<integer> many) {
    return [many = std::move(many)](const side_view& side) {
        const integer here = usable_processors();
        const integer most = many(side.chosen());
        if (most < 2)
            return cannot_say("there is only one processor to use here" + because_of_quota());
        if (here < most) {
            return cannot_say(fmt::format("{} workers share {} processor{} here{}", most, here,
                                          here == 1 ? "" : "s", because_of_quota()));
        }
        return hold_against_formula(side, most);
    };
}

finding never_speeds_up_beyond_limit(const side_view& side) {
    double most = 0;
    double least_cpu_s = HUGE_VAL;
    for (const row& r : side.rows()) {
        most = std::max(most, number(r, "speed_up"));
        least_cpu_s = std::min(least_cpu_s, number(r, "cpu_s"));
    }
    const bool is_late = number(side.rows().front(), "taken_s") > late * least_cpu_s;
    if (most > side.metric("limit") && is_late) {
        return cannot_say("others used the processor while one worker was measured");
    }
    return at_most_factor(most, side.metric("limit"));
}

}  // namespace asyncdemo::lessons::amdahl
