#include <fmt/format.h>
#include <unistd.h>

#include <utility>
#include <vector>

#include "asyncdemo/commands/commands.hpp"
#include "asyncdemo/commands/extra_reports.hpp"
#include "asyncdemo/commands/report_destination.hpp"
#include "asyncdemo/learner/learner.hpp"
#include "asyncdemo/step/kept_place.hpp"
#include "asyncdemo/step/step_session.hpp"
#include "asyncdemo/terminal/wish_to_end.hpp"
#include "report/language_pairs.hpp"

namespace asyncdemo {
namespace {

void require_somebody_to_step_with(const run_plan& plan) {
    if (can_step()) return;
    throw usage_error(fmt::format(
        "--step needs a terminal to ask on; without one, use --predict, such as --predict {}=2s",
        plan.sides.front()->name));
}

// What is shown step by step has no other form; a file can have one.
void require_screen(const run_command& c) {
    const report_options& typed = c.reports;
    const bool goes_to_file = typed.output && *typed.output != "-";
    std::string_view unfit;
    if (c.is_quiet) unfit = "--quiet";
    if (c.shows_all) unfit = "--all";
    if (typed.format && !goes_to_file) unfit = "--format";
    if (typed.wants_json && !goes_to_file) unfit = "--json";
    if (typed.output && is_standard_output(*typed.output)) unfit = "--output -";
    if (has_extra_report_on_standard_output(typed)) unfit = "a report on standard output";
    if (unfit.empty()) return;
    throw usage_error(
        fmt::format("--step and {} can't be combined: the steps are shown on the terminal; "
                    "--output FILE writes the report as well",
                    unfit));
}

// So that each is followed by the one in Python.
std::vector<const side*> side_after_side(const std::vector<const side*>& sides) {
    std::vector<const side*> ordered;
    for (const language_pair& pair : language_pairs(sides)) {
        for (const side* const s : {pair.cpp, pair.python}) {
            if (s != nullptr) ordered.push_back(s);
        }
    }
    return ordered;
}

}  // namespace

exit_code step_through(const catalog& lessons, const run_command& c) {
    const catalog_entry& entry = require_lesson(lessons, c.lesson);
    const lesson_place place = glimpse_of_progress().of(c.lesson).place;
    run_plan plan = plan_from(entry.lesson, c.plan, c.rounds);
    plan.sides = side_after_side(plan.sides);
    const bool says_what_to_run = !c.plan.parameters.empty() || !c.plan.predictions.empty();
    if (!says_what_to_run) plan = as_left(std::move(plan), place);
    require_somebody_to_step_with(plan);
    require_screen(c);
    extra_reports extra(c.reports);
    report_destination to(c.reports, c.look, c.is_quiet);
    const step_screen screen{.style = [&c] { return style_from(c.look, STDOUT_FILENO); },
                             .can_draw_over = can_show_progress(c.is_quiet),
                             .place = {},
                             .left = place};
    lesson_run run;
    const wish_to_end enough;
    const departure left = step_through_lesson(entry, plan, screen, enough, run);
    const lesson_end how = left.how;
    note_progress(entry.lesson, run, left);
    if (how == lesson_end::quit) {
        to.leave();
        extra.leave();
        return exit_code::ok;
    }
    do_each({[&] { extra.write(run, entry); }, [&] { to.write_file(run); }});
    if (wish_to_end::has_come()) return wish_to_end::code();
    return how == lesson_end::done_and_quit ? exit_code::ok : code_of(run, c.is_strict);
}

}  // namespace asyncdemo
