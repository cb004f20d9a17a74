#include "lessons/retry-storm/judges.hpp"

#include "lessons/retry-storm/load.hpp"

namespace asyncdemo::lessons::retry_storm {
namespace {

// Why the spike, or what comes after it, shows nothing; empty if it does.
std::string why_no_overload(const settings& chosen) {
    const double load = chosen[arrivals].per_second / capacity(chosen).per_second;
    const double in_a_look = chosen[arrivals].per_second * seconds(one_look(chosen)).count();
    if (load > 0.9) return "the service is busy without a spike";
    if (3 * chosen[takes] > chosen[patience]) {
        return "a call takes so long that clients hardly have the patience for one";
    }
    if (in_a_look < 10) return "too few requests come to tell anything of";
    if (left_by_spike(chosen) < 1.3 * most_in_time(chosen)) {
        return "the spike leaves hardly more waiting than can be answered in time";
    }
    if (drains(chosen) + 2 * chosen[patience] > chosen[after]) {
        return "it takes longer to work off the queue than anybody looks on";
    }
    return {};
}

std::string why_soon_over(const settings& chosen) {
    if (drains(chosen) < 4 * chosen[patience])
        return "the queue has drained nearly as soon without it";
    return why_no_overload(chosen);
}

std::string why_no_storm(const settings& chosen) {
    const double most_calls = static_cast<double>(chosen[tries]) * chosen[arrivals].per_second;
    if (most_calls < 1.3 * capacity(chosen).per_second) {
        return "the service can bear it that every client makes all of its calls";
    }
    return why_no_overload(chosen);
}

std::string why_no_storm_with_short_queue(const settings& chosen) {
    const seconds wait(static_cast<double>(chosen[queue]) / capacity(chosen).per_second);
    if (wait + chosen[takes] > 0.8 * seconds(chosen[patience])) {
        return "whoever waits behind a --queue of that length is answered too late";
    }
    return why_no_storm(chosen);
}

// A machine that is late makes clients give up whom the service would have answered.
finding unless_late(finding found, const side_view& side) {
    const bool is_real = side.chosen().clock == clock_kind::real;
    const seconds late = side.time("lateness_s");
    if (found.holds() || !is_real || late < 0.2 * seconds(side[patience])) return found;
    return cannot_say(fmt::format("this machine was {} late, where clients wait no longer than {}",
                                  show_seconds(late.count()),
                                  show_seconds(seconds(side[patience]).count())));
}

claim_judge unless(std::string (*why_not)(const settings&), claim_judge claimed) {
    return [why_not, claimed = std::move(claimed)](const side_view& side) {
        std::string why = why_not(side.chosen());
        return why.empty() ? unless_late(claimed(side), side) : cannot_say(std::move(why));
    };
}

}  // namespace

claim_judge after_overload(claim_judge claimed) {
    return unless(why_no_overload, std::move(claimed));
}

claim_judge after_long_overload(claim_judge claimed) {
    return unless(why_soon_over, std::move(claimed));
}

claim_judge in_storm(claim_judge claimed) { return unless(why_no_storm, std::move(claimed)); }

claim_judge in_storm_with_short_queue(claim_judge claimed) {
    return unless(why_no_storm_with_short_queue, std::move(claimed));
}

measured_figure<multiple> goodput_at_end() {
    return {[](const side_view& side) {
        return multiple(side.metric("goodput_per_s") / side[arrivals].per_second);
    }};
}

measured_figure<multiple> late_answers() {
    return {[](const side_view& side) {
        const double could_give = capacity(side.chosen()).per_second * seconds(side[after]).count();
        return multiple(side.metric("late_answers") / could_give);
    }};
}

measured_figure<multiple> late_share() {
    return {[](const side_view& side) {
        return multiple(side.metric("late_answers") / side.metric("calls"));
    }};
}

finding keeps_to_its_budget(const side_view& side) {
    const integer saved = 10 + side.counted("answered") / 10 + 1;
    return at_most(side.counted("calls"), side.counted("requests") + saved);
}

}  // namespace asyncdemo::lessons::retry_storm
