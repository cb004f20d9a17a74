#include "lesson/prediction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "lesson/lesson_run.hpp"
#include "lesson/median.hpp"
#include "lesson/units.hpp"

namespace asyncdemo {
namespace {

// How far off a guess may be: by a share of the measured time, or by a factor.
struct tolerance {
    double share;
    double factor;
};

constexpr tolerance if_right{.share = 0.1, .factor = 4};
constexpr tolerance if_close{.share = 0.25, .factor = 10};
constexpr double small_share_of_run = 0.01;

std::optional<seconds> measure(const lesson_run& run, const side& of) {
    const side_run* const ran = run.find(of.name);
    std::vector<seconds> rounds;
    for (std::size_t round = 0; ran != nullptr && round < ran->runs.size(); ++round) {
        const recording* const recorded = run.finished(of.name, round);
        if (recorded == nullptr) continue;
        const side_view::lookup others = [&run, round](std::string_view name) {
            return run.finished(name, round);
        };
        try {
            rounds.push_back(
                run.of->prediction.measure.of(side_view(*recorded, run.chosen, others)));
        } catch (const not_recorded&) {
            return std::nullopt;
        } catch (const side_did_not_run&) {
            return std::nullopt;
        }
    }
    if (rounds.empty()) return std::nullopt;
    return median(std::move(rounds));
}

bool is_near(seconds value, seconds to, tolerance allowed, const lesson_run& run) {
    if (run.of->prediction.precision == precision::order_of_magnitude) {
        return value <= allowed.factor * to && to <= allowed.factor * value;
    }
    const double whole_s = seconds(run.of->ideal_time(run.chosen)).count();
    const double allowed_s =
        allowed.share * std::max(to.count(), small_share_of_run / if_right.share * whole_s);
    return std::abs((value - to).count()) <= allowed_s;
}

grade grade_of(seconds guess, seconds measured, const lesson_run& run) {
    if (is_near(guess, measured, if_right, run)) return grade::right;
    return is_near(guess, measured, if_close, run) ? grade::close : grade::wrong;
}

const typical_answer* nearest(const prediction_prompt& known, seconds guess,
                              const lesson_run& run) {
    const typical_answer* best = nullptr;
    double least = 0;
    for (const typical_answer& answer : known.wrong) {
        const seconds value = answer.value(run.chosen);
        const double distance = std::abs((value - guess).count());
        if (!is_near(guess, value, if_right, run)) continue;
        if (best != nullptr && distance >= least) continue;
        best = &answer;
        least = distance;
    }
    return best;
}

std::string reason_for(const prediction& p, const lesson_run& run) {
    const prediction_prompt* const known = run.of->prediction.find(p.of->name);
    const std::string_view why = known == nullptr ? std::string_view() : known->why;
    if (p.grade == grade::right) return std::string(why);
    const typical_answer* const error = known == nullptr ? nullptr : nearest(*known, p.guess, run);
    if (error != nullptr) {
        return fmt::format("{} {}.", show_seconds(seconds(p.guess).count()), error->because);
    }
    const std::string_view direction = seconds(p.guess) < *p.measured ? "more" : "less";
    return fmt::format("It is {} than that{}{}", direction, why.empty() ? "." : ". ", why);
}

}  // namespace

std::string_view to_string(grade g) {
    switch (g) {
        case grade::right:
            return "right";
        case grade::close:
            return "close";
        case grade::wrong:
            return "wrong";
        case grade::unclear:
            break;
    }
    return "unclear";
}

const prediction_prompt* prediction_question::find(std::string_view side) const {
    const auto found = std::find_if(prompts.begin(), prompts.end(),
                                    [side](const prediction_prompt& p) { return p.side == side; });
    return found == prompts.end() ? nullptr : &*found;
}

std::vector<duration> prediction_question::choices(const settings& chosen) const {
    std::vector<duration> all;
    for (const prediction_prompt& p : prompts) {
        for (const typical_answer& answer : p.wrong) all.push_back(answer.value(chosen));
        if (p.right) all.push_back((*p.right)(chosen));
    }
    std::sort(all.begin(), all.end());
    const auto look_alike = [](duration x, duration y) {
        return show_seconds(seconds(x).count()) == show_seconds(seconds(y).count());
    };
    all.erase(std::unique(all.begin(), all.end(), look_alike), all.end());
    return all;
}

prediction grade_guess(const lesson_run& run, const side& of, duration guess) {
    prediction p;
    p.of = &of;
    p.guess = guess;
    p.measured = measure(run, of);
    if (!p.measured) {
        p.reason = fmt::format("{} was not measured in this run.", of.name);
        return p;
    }
    p.grade = grade_of(guess, *p.measured, run);
    p.reason = reason_for(p, run);
    return p;
}

}  // namespace asyncdemo
