#include "aio/event.hpp"
#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::event {
namespace {

constexpr parameter<integer> tasks{"tasks", 5, 2, 100, "how many wait; the last one comes late"};
constexpr parameter<duration> after{"after", 2300ms, 1ms, 60s, "when the signal comes"};
constexpr parameter<duration> interval{"interval", 500ms, 1ms, 10s, "how often polling looks"};

duration late(const settings& chosen) { return chosen[after] + chosen[interval]; }
duration late_again(const settings& chosen) { return late(chosen) + 2 * chosen[interval]; }

/// The signal, and how those fare who wait for it.
struct scene {
    stage& on;
    aio::event signal = {};
    duration given = {};
    integer wasted = 0;
    duration latest = {};
};

// [polling]
aio::task<> poll(scene& s, std::string_view name) {
    while (!s.signal.is_set()) {
        co_await aio::sleep(s.on[interval]);  // woken by the clock, not by the signal
        if (s.signal.is_set()) break;
        s.on.mark(name, "looks in vain");
        ++s.wasted;
    }
}
// [end]

// [event, pulse]
aio::task<> wait(scene& s, std::string_view /*name*/) {
    co_await s.signal.wait();  // until it is set; not at all when it is
}
// [end]

// [polling, event, pulse]
template <auto wait_for_signal>
aio::task<> come_and_wait(scene& s, integer number) {
    const std::string name = fmt::format("task {}", number);
    if (number == s.on[tasks]) co_await aio::sleep(late(s.on.chosen()));  // after the signal
    const duration since = s.on.now();
    const auto shown = s.on.span(name, "waits");
    co_await wait_for_signal(s, name);
    s.on.mark(name, "goes on");
    s.latest = std::max(s.latest, s.on.now() - std::max(since, s.given));
}

aio::task<> set(scene& s) {
    co_await aio::sleep(s.on[after]);
    s.on.mark("signal", "comes");
    s.given = s.on.now();
    s.signal.set();  // wakes who waits for it, and stays set for who comes later
}
// [end]

// [pulse]
aio::task<> pulse(scene& s) {
    co_await set(s);
    s.signal.clear();  // who comes later waits for a signal that has been
    co_await aio::sleep_until(s.on.start() + late_again(s.on.chosen()));
    s.signal.set();  // so that the run ends
}
// [end]

// [polling, event, pulse]
template <auto wait_for_signal, auto give_signal>
aio::task<> side_with(stage& on) {
    scene s{on};
    std::vector<aio::task<>> all;
    all.push_back(give_signal(s));
    for (integer i = 1; i <= on[tasks]; ++i) all.push_back(come_and_wait<wait_for_signal>(s, i));
    co_await aio::gather(std::move(all));
    on.metric("wasted", s.wasted);
    on.metric("late_s", s.latest);
}
// [end]

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
        {"polling", "looks, sleeps, looks again", side_with<poll, set>, late},
        {"event", "waits for the event itself", side_with<wait, set>, late},
        mistake_for("event", {"pulse", "sets and clears it", side_with<wait, pulse>, late_again}),
    };
}

std::vector<claim> claims() {
    return {
        {"polling", "looks in vain until the signal comes", count_of("wasted") >= looks_in_vain},
        {"polling", "notices it late", time_of("late_s") >= times(0.5, until_next_look)},
        {"event", "wakes nobody in vain", count_of("wasted") == 0},
        {"event", "lets all go on at once, late or not", time_of("late_s") <= times(0.5, interval)},
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
