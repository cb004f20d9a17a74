#include "lesson/figure_by_round.hpp"

#include <cmath>
#include <cstddef>
#include <string_view>

#include "lesson/lesson_run.hpp"

namespace asyncdemo {
namespace {

std::optional<quantity> figure_in(const lesson_run& run, const side& of, std::size_t round,
                                  const std::function<quantity(const side_view&)>& figure) {
    const recording* const recorded = run.finished(of.name, round);
    if (recorded == nullptr) return std::nullopt;
    const side_view::lookup others = [&run, round](std::string_view name) {
        return run.finished(name, round);
    };
    try {
        const quantity found = figure(side_view(*recorded, run.chosen, others));
        return std::isfinite(found.value) ? std::optional(found) : std::nullopt;
    } catch (const not_recorded&) {
        return std::nullopt;
    } catch (const side_did_not_run&) {
        return std::nullopt;
    }
}

}  // namespace

std::vector<std::optional<quantity>> figure_by_round(
    const lesson_run& run, const side& of,
    const std::function<quantity(const side_view&)>& figure) {
    std::vector<std::optional<quantity>> rounds;
    const side_run* const ran = run.find(of.name);
    const std::size_t count = ran == nullptr ? 0 : ran->runs.size();
    for (std::size_t round = 0; round < count; ++round) {
        rounds.push_back(figure_in(run, of, round, figure));
    }
    return rounds;
}

}  // namespace asyncdemo
