#include "lesson/lesson_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "lesson/median.hpp"
#include "lesson/units.hpp"

namespace asyncdemo {
namespace {

// The timers of the loop count milliseconds, so a shorter wait may take much longer than it should.
constexpr std::chrono::milliseconds shortest_measurable_wait{5};

// Shorter than that, a side may be over before the system has let all of it begin.
constexpr std::chrono::milliseconds shortest_measurable_side{25};

// The finding that speaks for all rounds, with the round that it comes from. A round without an
// answer counts only when none has one.
std::pair<finding, std::size_t> representative(const std::vector<finding>& rounds) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < rounds.size(); ++i) {
        if (rounds[i].unanswerable.empty()) order.push_back(i);
    }
    if (order.empty()) return {rounds.front(), 0};
    if (rounds[order.front()].in == finding::unit::time_s) {
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return std::pair(rounds[a].measured, a) < std::pair(rounds[b].measured, b);
        });
        const std::size_t middle = order[order.size() / 2];
        return {rounds[middle], middle};
    }
    const std::size_t worst =
        *std::max_element(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return rounds[a].shortfall() < rounds[b].shortfall();
        });
    return {rounds[worst], worst};
}

// The shortest wait that the lesson was asked for, at the chosen speed; nothing when it has none.
std::optional<duration> shortest_wait(const lesson_run& run) {
    std::optional<duration> shortest;
    for (const any_parameter& p : run.of->parameters) {
        const auto* wait = std::get_if<parameter<duration>>(&p);
        if (wait == nullptr) continue;
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

// True for a figure that is off by what the machine was late: a time by as much, a factor or a rate
// by the same share of the time that it was measured in.
bool lateness_explains(const finding& missed, double late_s, double wall_s) {
    if (late_s <= 0) return false;
    switch (missed.in) {
        case finding::unit::time_s:
            return missed.shortfall() <= late_s;
        case finding::unit::factor:
        case finding::unit::per_second:
            return missed.shortfall() * wall_s <= missed.bound * late_s;
        case finding::unit::number:
        case finding::unit::memory_kb:
            return false;
    }
    return false;
}

// "a quota allows it 0.5 of 4 processors"; nothing when there is none.
std::string describe_quota(const machine& m) {
    if (!m.cpu_quota) return {};
    return fmt::format("a quota allows it {:.4g} of {} processors", *m.cpu_quota, m.cpus);
}

// Why a figure that misses its bound may be the machine's doing and not the side's; empty when it
// can't.
std::string excuse(const finding& missed, const lesson_run& run, const side_run& subject,
                   std::size_t round) {
    if (run.chosen.clock != clock_kind::real) return {};
    const double late_s = round < run.lateness_s.size() ? run.lateness_s[round] : 0;
    if (lateness_explains(missed, late_s, subject.runs[round].wall_s)) {
        const std::string quota = describe_quota(run.machine);
        return fmt::format("the machine itself was up to {} late{}{}", show_seconds(late_s),
                           quota.empty() ? "" : ": ", quota);
    }
    if (run.chosen.speed <= 1) return {};
    if (missed.is_margin && missed.measured <= run.chosen.speed * missed.bound) {
        return fmt::format(
            "{} is within the margin at --speed 1, but not at this one; choose a lower --speed",
            show_seconds(missed.measured));
    }
    // One wait after the other, a side is late by more than the machine ever was at once.
    const std::optional<duration> shortest = shortest_wait(run);
    const seconds grain = std::max<seconds>(shortest_measurable_wait, seconds(late_s));
    if (missed.in == finding::unit::time_s && shortest && *shortest < grain) {
        return fmt::format(
            "waits of {} are lost in the delays of the machine's timers; choose a lower --speed",
            show_seconds(seconds(*shortest).count()));
    }
    // Then nothing is sure, not even what happens how often and in which order.
    const duration whole = ideal_of(subject, run.chosen, round);
    if (whole < shortest_measurable_side || seconds(whole).count() <= 2 * late_s) {
        return fmt::format(
            "it takes only {} here, too little to tell from the machine's own delays; choose a "
            "lower --speed",
            show_seconds(seconds(whole).count()));
    }
    return {};
}

judged_claim conclude(std::string text, const std::vector<finding>& rounds, const lesson_run& run,
                      const side_run& subject) {
    const auto [found, round] = representative(rounds);
    judged_claim judged{.text = std::move(text), .found = found, .reason = found.unanswerable};
    if (!found.unanswerable.empty()) {
        judged.verdict = verdict::inconclusive;
    } else if (!found.holds()) {
        judged.reason = excuse(found, run, subject, round);
        judged.verdict = judged.reason.empty() ? verdict::fail : verdict::inconclusive;
    }
    return judged;
}

// The claim on one side, or nothing when it asks for what this run has not measured.
std::optional<judged_claim> judge_on(const claim& c, const side_run& subject, lesson_run& run) {
    std::string text = subject.of->is_mistake() && c.side != every_side
                           ? fmt::format("{} (as {}) {}", subject.of->name, c.side, c.text)
                           : fmt::format("{} {}", subject.of->name, c.text);
    std::vector<finding> rounds;
    for (std::size_t round = 0; round < subject.runs.size(); ++round) {
        // The figures of a side that did not come to its end are no measure for another.
        const side_view::lookup others = [&run, round](std::string_view name) {
            return run.finished(name, round);
        };
        try {
            rounds.push_back(c.judge(side_view(subject.runs[round], run.chosen, others)));
        } catch (const not_recorded&) {
            return std::nullopt;
        } catch (const side_did_not_run&) {
            run.unjudged.push_back(std::move(text));
            return std::nullopt;
        }
    }
    return conclude(std::move(text), rounds, run, subject);
}

}  // namespace

std::string describe_processors(const machine& m) {
    std::string all = fmt::format("{} CPU{}", m.cpus, m.cpus == 1 ? "" : "s");
    if (!m.cpu_quota) return all;
    return fmt::format("{}, of which a quota allows {:.4g}", all, *m.cpu_quota);
}

bool side_run::is_ok() const {
    return !runs.empty() && std::all_of(runs.begin(), runs.end(),
                                        [](const recording& r) { return r.exit == ending::ok; });
}

double side_run::median_wall_s() const {
    std::vector<double> walls;
    for (const recording& r : runs) walls.push_back(r.wall_s);
    return median(std::move(walls));
}

const side_run* lesson_run::find(std::string_view name) const {
    const auto found = std::find_if(sides.begin(), sides.end(),
                                    [name](const side_run& s) { return s.of->name == name; });
    return found == sides.end() ? nullptr : &*found;
}

const recording* lesson_run::finished(std::string_view name, std::size_t round) const {
    const side_run* const s = find(name);
    if (s == nullptr || round >= s->runs.size()) return nullptr;
    return s->runs[round].exit == ending::ok ? &s->runs[round] : nullptr;
}

double lesson_run::round_s(std::size_t round) const {
    double longest = 0;
    double sum = 0;
    for (const side_run& s : sides) {
        longest = std::max(longest, s.runs.at(round).wall_s);
        sum += s.runs.at(round).wall_s;
    }
    return of->order == sides_run::at_the_same_time ? longest : sum;
}

double lesson_run::wall_s(std::string_view name) const {
    const side_run* s = find(name);
    return s == nullptr ? 0 : s->median_wall_s();
}

double lesson_run::metric(std::string_view name, std::string_view metric) const {
    const side_run* s = find(name);
    if (s == nullptr) return 0;
    const auto found = s->runs.front().metrics.find(metric);
    return found == s->runs.front().metrics.end() ? 0 : found->second;
}

bool lesson_run::is_complete() const {
    return std::all_of(sides.begin(), sides.end(), [](const side_run& s) { return s.is_ok(); });
}

verdict lesson_run::verdict() const {
    using asyncdemo::verdict;
    verdict worst = verdict::pass;
    for (const judged_claim& c : claims) {
        if (c.verdict == verdict::fail) return verdict::fail;
        if (c.verdict == verdict::inconclusive) worst = verdict::inconclusive;
    }
    return worst;
}

void judge(lesson_run& run) {
    run.claims.clear();
    run.unjudged.clear();
    for (const claim& c : run.of->claims) {
        for (const side_run& s : run.sides) {
            const bool is_about =
                c.side == every_side || s.of->name == c.side || s.of->mistake_for == c.side;
            if (!is_about || !s.is_ok()) continue;
            if (auto judged = judge_on(c, s, run)) run.claims.push_back(std::move(*judged));
        }
    }
    for (prediction& p : run.predictions) p = grade_guess(run, *p.of, p.guess);
}

}  // namespace asyncdemo
