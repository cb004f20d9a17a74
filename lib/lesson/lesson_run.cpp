#include "lesson/lesson_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "lesson/excuse.hpp"
#include "lesson/median.hpp"
#include "lesson/python_sides.hpp"

namespace asyncdemo {
namespace {

// The mean of the two rounds in the middle, or that round if they are the same; the later one may
// have an excuse.
std::pair<finding, std::size_t> between(const std::vector<finding>& rounds, std::size_t lower,
                                        std::size_t upper) {
    finding middle = rounds[upper];
    middle.measured = (rounds[lower].measured + middle.measured) / 2;
    middle.bound = (rounds[lower].bound + middle.bound) / 2;
    return {middle, upper};
}

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
        return between(rounds, order[(order.size() - 1) / 2], order[order.size() / 2]);
    }
    const std::size_t worst =
        *std::max_element(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return rounds[a].shortfall() < rounds[b].shortfall();
        });
    return {rounds[worst], worst};
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

// A mistake is judged by the claims of the side that it stands for, too.
bool is_on(const claim& c, const side& s) {
    if (c.only_in.value_or(s.written_in()) != s.written_in()) return false;
    return c.side == every_side || c.side == s.plain_name() || c.side == s.mistake_for;
}

// The claim on one side, or nothing when it asks for what this run has not measured.
std::optional<judged_claim> judge_on(const claim& c, const side_run& subject, lesson_run& run) {
    std::string text = claim_text(c, *subject.of);
    std::vector<finding> rounds;
    for (std::size_t round = 0; round < subject.runs.size(); ++round) {
        const side_view::lookup others = sides_beside(*subject.of, run, round);
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
    return !was_interrupted &&
           std::all_of(sides.begin(), sides.end(), [](const side_run& s) { return s.is_ok(); });
}

verdict lesson_run::verdict() const {
    using asyncdemo::verdict;
    verdict worst = claims.empty() ? verdict::inconclusive : verdict::pass;
    for (const judged_claim& c : claims) {
        if (c.verdict == verdict::fail) return verdict::fail;
        if (c.verdict == verdict::inconclusive) worst = verdict::inconclusive;
    }
    return worst;
}

// The figures of a side that did not come to its end are no measure for another.
side_view::lookup sides_beside(const side& subject, const lesson_run& run, std::size_t round) {
    if (!subject.is_python()) {
        return [&run, round](std::string_view name) { return run.finished(name, round); };
    }
    return [&run, round](std::string_view name) {
        const side* const other = run.of->python_side_of(name);
        if (other == nullptr) throw not_recorded{};  // no run has it in Python
        return run.finished(other->name, round);
    };
}

std::string claim_text(const claim& c, const side& of) {
    return of.is_mistake() && c.side != every_side
               ? fmt::format("{} (as {}) {}", of.name, c.side, c.text)
               : fmt::format("{} {}", of.name, c.text);
}

bool is_about(const judged_claim& c, const side& s) {
    if (!c.text.starts_with(s.name + " ")) return false;
    return s.is_python() || !c.text.starts_with(in_python(s.name));
}

bool is_about_mistake(const judged_claim& c, const lesson& l) {
    const std::vector<const side*> all = l.all_sides();
    return std::any_of(all.begin(), all.end(),
                       [&c](const side* s) { return s->is_mistake() && is_about(c, *s); });
}

void judge(lesson_run& run) {
    run.claims.clear();
    run.unjudged.clear();
    for (const claim& c : run.of->claims) {
        for (const side_run& s : run.sides) {
            if (!is_on(c, *s.of) || !s.is_ok()) continue;
            if (auto judged = judge_on(c, s, run)) run.claims.push_back(std::move(*judged));
        }
    }
    for (prediction& p : run.predictions) p = grade_guess(run, *p.of, p.guess);
}

}  // namespace asyncdemo
