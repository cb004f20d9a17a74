#include "lessons/event/sides.hpp"

#include "aio/event.hpp"
#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "lessons/event/moments.hpp"

namespace asyncdemo::lessons::event {

// [polling, event, pulse]
// The signal, and how the tasks fare that wait for it.
struct scene {
    stage& on;
    aio::event signal = {};
    duration given = {};
    integer wasted = 0;
    duration latest = {};
};
// [end]

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
    co_await s.signal.wait();  // until it is set; not at all if it is already
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
    s.signal.set();  // wakes the tasks that wait, and stays set for later ones
}
// [end]

// [pulse]
aio::task<> pulse(scene& s) {
    co_await set(s);
    s.signal.clear();  // a later task waits for a signal that is over
    co_await aio::sleep_until(s.on.start() + late_again(s.on.chosen()));
    s.signal.set();  // so that the run ends
}
// [end]

// [polling, event, pulse]
template <auto wait_for_signal, auto give_signal>
aio::task<> run_with(stage& on) {
    scene s{on};
    std::vector<aio::task<>> all;
    all.push_back(give_signal(s));
    for (integer i = 1; i <= on[tasks]; ++i) all.push_back(come_and_wait<wait_for_signal>(s, i));
    co_await aio::gather(std::move(all));
    on.metric("wasted", s.wasted);
    on.metric("late_s", s.latest);
}
// [end]

// [polling]
aio::task<> polling(stage& on) { return run_with<poll, set>(on); }
// [end]

// [event]
aio::task<> with_event(stage& on) { return run_with<wait, set>(on); }
// [end]

// [pulse]
aio::task<> with_pulse(stage& on) { return run_with<wait, pulse>(on); }
// [end]

}  // namespace asyncdemo::lessons::event
