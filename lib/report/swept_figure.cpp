#include "report/swept_figure.hpp"

#include "lesson/claim_words.hpp"
#include "report/figures.hpp"
#include "report/metric_unit.hpp"

namespace asyncdemo {
namespace {

std::string title_of(const std::string& metric, const lesson& l) {
    if (metric == wall_metric) return "total";
    for (const column& c : l.columns) {
        if (c.metric == metric) return std::string(c.title);
    }
    return metric;
}

finding::unit unit_of_figure(std::string_view metric) {
    if (metric.ends_with("_per_s")) return finding::unit::per_second;
    switch (unit_of(metric)) {
        case metric_unit::time_s:
            return finding::unit::time_s;
        case metric_unit::memory_kb:
            return finding::unit::memory_kb;
        case metric_unit::number:
            break;
    }
    return finding::unit::number;
}

swept_figure asked_for(const prediction_question& question) {
    return {.title = question.asks,
            .metric = std::string(question.measure.name),
            .in = question.measure.in,
            .of = question.measure.of,
            .show = [in = question.measure.in](double v) { return show(quantity(in, v)); }};
}

}  // namespace

swept_figure figure_of(const sweep_run& sweep) {
    const std::string& metric = sweep.metric;
    if (metric.empty()) return asked_for(sweep.of->prediction);
    const bool is_wall = metric == wall_metric;
    return {.title = title_of(metric, *sweep.of),
            .metric = metric,
            .in = unit_of_figure(metric),
            .of =
                [metric, is_wall](const side_view& side) {
                    const double value = is_wall ? side.wall().count() : side.metric(metric);
                    return quantity(finding::unit::number, value);
                },
            .show = [metric](double v) { return show_figure(metric, v); }};
}

}  // namespace asyncdemo
