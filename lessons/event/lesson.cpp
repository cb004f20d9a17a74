#include "lessons/event/moments.hpp"
#include "lessons/event/sides.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::event {
namespace {

integer looks(const settings& chosen) { return (chosen[after] - 1ns) / chosen[interval]; }
// Of all tasks but the late one. On the real clock each sleep is a little longer than it should be.
integer looks_in_vain(const settings& chosen) {
    constexpr duration longer = 5ms;
    if (chosen.clock == clock_kind::real) return chosen[after] / (chosen[interval] + longer);
    return (chosen[tasks] - 1) * looks(chosen);
}
duration until_next_look(const settings& chosen) {
    return (looks(chosen) + 1) * chosen[interval] - chosen[after];
}

// Half as late as polling, but for what no machine notices.
duration half_as_late(const settings& chosen) {
    return std::max(until_next_look(chosen) / 2, chosen[interval] / 20);
}

bool polling_is_late(const settings& chosen) {
    return until_next_look(chosen) >= chosen[interval] / 10;
}
constexpr auto polls_in_time =
    "polling happens to look just when the signal comes; choose another --after or --interval";

// Each sleep is a little longer than it should be, so in the end a look that should have come just
// before the signal comes after it.
finding notices_late(const side_view& side) {
    finding found = at_least(side.time("late_s"), 0.5 * until_next_look(side.chosen()));
    const duration last_look = looks(side.chosen()) * side[interval];
    const duration drift = looks(side.chosen()) * 2ms;
    const bool is_real = side.chosen().clock == clock_kind::real;
    if (found.holds() || !is_real || last_look + drift < side[after]) return found;
    return cannot_say("by the time of the signal the sleeps have drifted by as much as is left");
}

std::vector<side> sides() {
    return {
        {"polling", "looks, sleeps, looks again", polling, late},
        {"event", "waits for the event itself", with_event, late},
        mistake_for("event",
                    {"pulse", "sets the event and clears it at once", with_pulse, late_again}),
    };
}

std::vector<claim> claims() {
    return {
        {"polling", "looks in vain until the signal comes", count_of("wasted") >= looks_in_vain},
        the_point(
            {"polling", "notices it late", tells_if(polling_is_late, polls_in_time, notices_late)}),
        {"event", "wakes nobody in vain", count_of("wasted") == 0},
        the_point({"event", "lets all tasks go on at once, even a late one",
                   tells_if(polling_is_late, polls_in_time, time_of("late_s") <= half_as_late)}),
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"polling", {{"interval", interval}, {"0s", 0s}}, until_next_look},
        {"event", {{"until-next-look", until_next_look}}, 0s},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "event",
        .parameters = {tasks, after, interval},
        .sides = sides(),
        .claims = claims(),
        .columns = {{"wasted", "in vain"}, {"late_s", "late at most"}},
        .on_screen = {"total", "in vain", "late at most"},
        .prediction = {.measure = time_of("late_s"), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::event
