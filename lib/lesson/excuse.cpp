#include "lesson/excuse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "lesson/units.hpp"

namespace asyncdemo {
namespace {

// The timers of the loop count milliseconds, so a shorter wait may take much longer than it should.
constexpr std::chrono::milliseconds shortest_measurable_wait{5};

// Shorter than that, a side may be over before the system has let all of it begin.
constexpr std::chrono::milliseconds shortest_measurable_side{25};

// The shortest wait that the lesson was asked for, at the chosen speed; nothing when it has none.
std::optional<duration> shortest_wait(const lesson_run& run) {
    std::optional<duration> shortest;
    for (const any_parameter& p : run.of->parameters) {
        const auto* wait = std::get_if<parameter<duration>>(&p);
        if (wait == nullptr || !run.of->uses(p, run.chosen)) continue;
        const duration d = run.chosen[*wait];
        shortest = std::min(shortest.value_or(d), d);
    }
    return shortest;
}

// How long that round of the side would have taken on a machine that does nothing else.
duration ideal_of(const side_run& s, const settings& chosen, std::size_t round) {
    if (s.of->ideal) return (*s.of->ideal)(chosen);
    return std::chrono::round<duration>(seconds(s.runs[round].wall_s));
}

// The processor time that all sides of that round took. Sides that run at the same time should only
// wait, so what they compute is the effort of starting, waking and telling, and delays them all.
double effort_s(const lesson_run& run, std::size_t round) {
    if (run.of->order != sides_run::at_the_same_time) return 0;
    double sum_s = 0;
    for (const side_run& s : run.sides) {
        if (round >= s.runs.size()) continue;
        if (const auto& used = s.runs[round].usage) sum_s += used->cpu_s;
    }
    return sum_s;
}

// For how long that side and its clients could have run, and had no processor. Sides that compute
// take the processors themselves, so there it says nothing of the machine.
double run_delay_s(const lesson_run& run, const recording& r) {
    const bool only_waits = run.of->order == sides_run::at_the_same_time;
    return only_waits && r.usage ? r.usage->run_delay_s : 0;
}

// "a quota allows it 0.5 of 4 processors"; nothing when there is none.
std::string describe_quota(const machine& m) {
    if (!m.cpu_quota) return {};
    return fmt::format("a quota allows it {:.4g} of {} processors", *m.cpu_quota, m.cpus);
}

// What a learner can do about times that are too short.
std::string_view remedy(const lesson_run& run) {
    return run.chosen.speed > 1 ? "choose a lower --speed" : "choose longer times";
}

// What the machine did meanwhile.
std::string excuse_by_load(const finding& missed, const lesson_run& run, double late_s,
                           const recording& of, std::size_t round) {
    const std::string quota = describe_quota(run.machine);
    const std::string_view colon = quota.empty() ? "" : ": ";
    if (delay_explains(missed, late_s, of.wall_s)) {
        return fmt::format("the machine itself was up to {} late{}{}", show_seconds(late_s), colon,
                           quota);
    }
    const double delay_s = run_delay_s(run, of);
    if (delay_explains(missed, delay_s, of.wall_s)) {
        return fmt::format("the machine had no processor free for it for {} in all{}{}",
                           show_seconds(delay_s), colon, quota);
    }
    const double busy_s = effort_s(run, round);
    if (missed.in == finding::unit::time_s && missed.shortfall() <= busy_s) {
        return fmt::format(
            "the sides kept the machine busy for {} instead of only waiting; ask for less at a "
            "time",
            show_seconds(busy_s));
    }
    return {};
}

// True for a time that is off by what short waits may be late: each by several grains of the
// timers, and what is made of many of them by as large a share.
bool grain_explains(const finding& missed, seconds shortest, seconds grain) {
    constexpr double grains = 4;
    if (missed.in != finding::unit::time_s || shortest >= 2 * grain) return false;
    return missed.shortfall() <= grains * (grain / shortest) * (missed.bound + shortest.count());
}

// What was asked for is too short for any machine.
std::string excuse_by_shortness(const finding& missed, const lesson_run& run, double late_s,
                                duration whole) {
    // One wait after the other, a side is late by more than the machine ever was at once.
    const std::optional<duration> shortest = shortest_wait(run);
    const seconds grain = std::max<seconds>(shortest_measurable_wait, seconds(late_s));
    if (shortest && grain_explains(missed, *shortest, grain)) {
        return fmt::format("waits of {} are lost in the delays of the machine's timers; {}",
                           show_seconds(seconds(*shortest).count()), remedy(run));
    }
    // Then nothing is sure, not even what happens how often and in which order.
    const bool is_hurried = run.chosen.speed > 1 && seconds(whole).count() <= 2 * late_s;
    if (whole < shortest_measurable_side || is_hurried) {
        return fmt::format(
            "it takes only {} here, too little to tell from the machine's own delays; {}",
            show_seconds(seconds(whole).count()), remedy(run));
    }
    return {};
}

}  // namespace

bool delay_explains(const finding& missed, double delay_s, double wall_s) {
    if (delay_s <= 0) return false;
    switch (missed.in) {
        case finding::unit::time_s:
            return missed.shortfall() <= delay_s;
        case finding::unit::factor:
        case finding::unit::per_second:
            return missed.shortfall() * wall_s <= missed.bound * delay_s;
        case finding::unit::number:
        case finding::unit::memory_kb:
            return false;
    }
    return false;
}

std::string excuse(const finding& missed, const lesson_run& run, const side_run& subject,
                   std::size_t round) {
    if (run.chosen.clock != clock_kind::real) return {};
    const double late_s = round < run.lateness_s.size() ? run.lateness_s[round] : 0;
    std::string why = excuse_by_load(missed, run, late_s, subject.runs[round], round);
    if (!why.empty()) return why;
    if (run.chosen.speed > 1 && missed.is_margin &&
        missed.measured <= run.chosen.speed * missed.bound) {
        return fmt::format(
            "{} is within the margin at --speed 1, but not at this one; choose a lower --speed",
            show_seconds(missed.measured));
    }
    return excuse_by_shortness(missed, run, late_s, ideal_of(subject, run.chosen, round));
}

}  // namespace asyncdemo
