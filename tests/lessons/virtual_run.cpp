#include "lessons/virtual_run.hpp"

#include <string>

#include "aio/run.hpp"
#include "runner/recording_builder.hpp"
#include "stage/recorded.hpp"
#include "stage/stage.hpp"

namespace asyncdemo {
namespace {

void run_side(const side& s, const settings& chosen, aio::clock& time, recorder& to) {
    stage on(chosen, time, to, time.now());
    if (const auto* blocking = std::get_if<void (*)(stage&)>(&s.run)) {
        (*blocking)(on);
    } else {
        aio::run(std::get<aio::task<> (*)(stage&)>(s.run)(on), time);
    }
    to.add(finished{on.now().count(), std::nullopt});
}

recording record(const side& s, const settings& chosen, aio::clock& time) {
    recording r;
    recording_builder builder(r);
    for (const event& e : events_recorded([&](recorder& to) { run_side(s, chosen, time, to); })) {
        builder.add(e);
    }
    return r;
}

recording record_virtually(const side& s, const settings& chosen) {
    aio::virtual_clock time;
    return record(s, chosen, time);
}

}  // namespace

bool is_virtual(const side& s) { return s.needs.empty(); }

lesson_run run_virtually(const lesson& l, const settings& chosen, bool with_mistakes) {
    lesson_run run;
    run.of = &l;
    run.chosen = chosen;
    run.chosen.clock = clock_kind::simulated;
    for (const side& s : l.sides) {
        if (!is_virtual(s) || (s.is_mistake() && !with_mistakes)) continue;
        run.sides.push_back({&s, {record_virtually(s, run.chosen)}});
    }
    judge(run);
    return run;
}

recording record_really(const side& s, const settings& chosen) {
    aio::real_clock time;
    return record(s, chosen, time);
}

}  // namespace asyncdemo
