#include "lessons/event/moments.hpp"
#include "lessons/event/sides.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::event {
namespace {

integer looks(const settings& chosen) { return (chosen[after] - 1ns) / chosen[interval]; }
// On the real clock each sleep is a little longer, so there it may be less than on the virtual one.
integer looks_in_vain(const settings& chosen) {
    return chosen.clock == clock_kind::real ? looks(chosen) : (chosen[tasks] - 1) * looks(chosen);
}
duration until_next_look(const settings& chosen) {
    return (looks(chosen) + 1) * chosen[interval] - chosen[after];
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
        {"polling", "notices it late", time_of("late_s") >= times(0.5, until_next_look)},
        {"event", "wakes nobody in vain", count_of("wasted") == 0},
        {"event", "lets all tasks go on at once, even a late one",
         time_of("late_s") <= times(0.5, interval)},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"polling", {{"interval", interval}, {"0s", 0s}}, until_next_look},
        {"event", {{"until-next-look", until_next_look}}},
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
        .prediction = {.measure = time_of("late_s"), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::event
