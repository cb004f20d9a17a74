#include <fmt/format.h>

#include <deque>

#include "asyncdemo/cli/sweep_range.hpp"
#include "asyncdemo/commands/commands.hpp"
#include "asyncdemo/commands/report_destination.hpp"
#include "asyncdemo/terminal/interruptible_run.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "asyncdemo/terminal/wish_to_end.hpp"
#include "lesson/sweep_run.hpp"

namespace asyncdemo {
namespace {

// A sweep has a report of its own, and nobody is asked about every value.
void refuse_what_does_not_go_along(const run_command& c) {
    const auto refuse = [](std::string_view option, std::string_view why) {
        throw usage_error(fmt::format("{} can't be combined with --sweep: {}", option, why));
    };
    constexpr auto formats = "it can be written as a table, json, csv or markdown";
    if (c.is_stepping) refuse("--step", "step through one value at a time");
    if (!c.plan.predictions.empty()) refuse("--predict", "an answer is for one value");
    if (c.shows_all) refuse("--all", "its report has a table of every figure as it is");
    if (c.reports.html) refuse("--html", formats);
    if (c.reports.trace) refuse("--trace", formats);
}

std::string at_value(const any_parameter& swept, double value) {
    return fmt::format("{} {}", name_of(swept), write_value(swept, value));
}

// A plan for each value, so that all of them are known to be possible before the first one runs.
std::deque<run_plan> plans_for(const lesson& l, const run_command& c, const sweep_range& range) {
    const std::string name(name_of(*range.swept));
    lesson_options typed = c.plan;
    if (typed.parameters.contains(name)) {
        throw usage_error(fmt::format("--{0} and --sweep {0} can't be combined", name));
    }
    std::deque<run_plan> plans;
    for (const double value : range.values) {
        typed.parameters[name] = write_value(*range.swept, value);
        try {
            plans.push_back(plan_from(l, typed, c.rounds));
        } catch (const usage_error& e) {
            throw usage_error(
                fmt::format("--sweep at {}: {}", at_value(*range.swept, value), e.what()));
        }
    }
    return plans;
}

// Until it is enough: what was measured by then is there.
void run_points(const std::deque<run_plan>& plans, sweep_run& into, const wish_to_end& enough,
                bool shows_progress) {
    for (std::size_t i = 0; i < plans.size() && !wish_to_end::has_come(); ++i) {
        const std::string title =
            fmt::format("{}, {} ({} of {})", into.of->name, at_value(*into.swept, into.values[i]),
                        i + 1, plans.size());
        lesson_run& run = into.points.emplace_back();
        run_unless_interrupted(plans[i], run, enough, shows_progress, title);
    }
}

exit_code code_of(const sweep_run& all, bool is_strict) {
    exit_code code = exit_code::ok;
    for (const lesson_run& run : all.points) code = worse(code, code_of(run, is_strict));
    return code;
}

void tell_problems(const sweep_run& all) {
    for (std::size_t i = 0; i < all.points.size(); ++i) {
        tell_problems(all.points[i],
                      fmt::format("{}, {}", all.of->name, at_value(*all.swept, all.values[i])));
    }
}

}  // namespace

exit_code sweep(const catalog& lessons, const run_command& c) {
    const lesson& l = require_lesson(lessons, c.lesson).lesson;
    refuse_what_does_not_go_along(c);
    const sweep_range range = sweep_from(l, c.sweep.value_or(""));
    const std::string metric = c.metric ? sweep_metric_from(l, *c.metric) : "";
    const std::deque<run_plan> plans = plans_for(l, c, range);
    report_destination to(c.reports, c.look, c.is_quiet);
    if (c.metric && to.is_csv()) {
        throw usage_error(
            "--metric says what a sweep draws, and csv draws nothing: it has them all");
    }
    to.announce(l);

    sweep_run all{.of = &l,
                  .swept = range.swept,
                  .values = {},
                  .steps = range.steps,
                  .metric = metric,
                  .points = {}};
    for (const run_plan& plan : plans) {
        all.values.push_back(plan.chosen.values.find(name_of(*range.swept))->second);
    }
    const wish_to_end enough;
    run_points(plans, all, enough, can_show_progress(c.is_quiet));
    to.write(all);
    if (wish_to_end::has_come()) return wish_to_end::code();
    if (!to.tells_problems()) tell_problems(all);
    const exit_code code = code_of(all, c.is_strict);
    if (code == exit_code::ok && all.verdict() == verdict::inconclusive) {
        write_message("asyncdemo: warning: not every claim could be judged in this sweep\n");
    }
    return code;
}

}  // namespace asyncdemo
