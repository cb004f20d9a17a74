#include <fmt/format.h>
#include <unistd.h>

#include "asyncdemo/commands/commands.hpp"
#include "asyncdemo/commands/extra_reports.hpp"
#include "asyncdemo/commands/report_destination.hpp"
#include "asyncdemo/terminal/interruptible_run.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "asyncdemo/terminal/wish_to_end.hpp"
#include "report/run_text.hpp"

namespace asyncdemo {

void tell_problems(const lesson_run& run, std::string_view where) {
    for (const std::string& line : problems_of(run, interruptions::left_out)) {
        tell(fmt::format("{}: {}", where, line));
    }
}

namespace {

// The timelines grow on the screen that the results will stand on. On the virtual clock there is
// nothing to watch.
void run_shown(const run_plan& plan, lesson_run& into, const wish_to_end& enough,
               const run_command& c) {
    const bool can_show = can_show_progress(c.is_quiet);
    const bool is_live =
        can_show && ::isatty(STDOUT_FILENO) == 1 && plan.chosen.clock == clock_kind::real;
    if (is_live) {
        run_live(plan, into, enough, style_from(c.look, STDERR_FILENO));
    } else {
        run_unless_interrupted(plan, into, enough, can_show);
    }
}

}  // namespace

exit_code code_of(const lesson_run& run, bool is_strict) {
    if (!run.is_complete()) return exit_code::environment;
    switch (run.verdict()) {
        case verdict::pass:
            return exit_code::ok;
        case verdict::fail:
            return exit_code::claim_failed;
        case verdict::inconclusive:
            break;
    }
    return is_strict ? exit_code::inconclusive : exit_code::ok;
}

exit_code run_one(const catalog& lessons, const run_command& c) {
    const catalog_entry& entry = require_lesson(lessons, c.lesson);
    const run_plan plan = plan_from(entry.lesson, c.plan, c.rounds);
    extra_reports extra(c.reports);
    report_destination to(c.reports, c.look, c.is_quiet, extent_of(c.shows_all));
    to.announce(entry.lesson, plan.chosen);
    lesson_run run;
    const wish_to_end enough;
    run_shown(plan, run, enough, c);
    do_each({[&] { extra.write(run, entry); }, [&] { to.write(run); }});
    if (wish_to_end::has_come()) return wish_to_end::code();
    if (!to.tells_problems()) tell_problems(run, entry.lesson.name);
    const exit_code code = code_of(run, c.is_strict);
    if (code == exit_code::ok && run.verdict() == verdict::inconclusive) {
        write_message(fmt::format("asyncdemo: warning: {} claim could be judged in this run\n",
                                  run.claims.empty() ? "no" : "not every"));
    }
    return code;
}

}  // namespace asyncdemo
