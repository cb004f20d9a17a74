#include <fmt/format.h>
#include <unistd.h>

#include <deque>

#include "asyncdemo/commands/booklet_command.hpp"
#include "asyncdemo/commands/commands.hpp"
#include "asyncdemo/commands/progress_page.hpp"
#include "asyncdemo/learner/learner.hpp"
#include "asyncdemo/step/step_session.hpp"
#include "asyncdemo/terminal/output.hpp"

namespace asyncdemo {
namespace {

/// A lesson on the way.
struct stop {
    const catalog_entry& entry;
    run_plan plan;
    std::string where;  // "3 of 5"
};

std::string where_is(const catalog_entry& entry, const catalog& lessons) {
    return fmt::format("{} of {}", &entry - lessons.data() + 1, lessons.size());
}

// From the one that was asked for on; otherwise all that are not done.
std::deque<stop> stops_of_tour(const catalog& lessons, const tour_command& c) {
    const catalog_entry* const first = c.from ? &require_lesson(lessons, *c.from) : nullptr;
    const learner_progress progress = first == nullptr ? known_progress() : learner_progress();
    std::deque<stop> stops;
    for (const catalog_entry& e : lessons) {
        const bool is_wanted =
            first != nullptr ? &e >= first : progress.of(e.lesson.name).state != lesson_state::done;
        if (!is_wanted) continue;
        stops.push_back({e, plan_from(e.lesson, c.rounds), where_is(e, lessons)});
    }
    return stops;
}

exit_code tell_that_all_is_done(const catalog& lessons) {
    write_results(
        fmt::format("All {} lessons are done.\n"
                    "Again:   asyncdemo tour --from {}\n"
                    "See how: asyncdemo progress\n",
                    lessons.size(), lessons.front().lesson.name));
    return exit_code::ok;
}

// Otherwise the run may be unfinished because the learner left.
bool has_seen_outcome(lesson_end end) {
    return end == lesson_end::done || end == lesson_end::done_and_quit ||
           end == lesson_end::skipped;
}

/// Ends with where the learner is. A claim that failed is something to look at, and no failure of
/// the tour; a side that did not come to its end is one.
exit_code go_through(const catalog& lessons, const std::deque<stop>& stops,
                     const look_options& look, bool is_quiet) {
    const auto style = [&look] { return style_from(look, STDOUT_FILENO); };
    style();  // what is wrong with an option is told before anything is shown
    exit_code code = exit_code::ok;
    for (const stop& s : stops) {
        lesson_run run;
        const step_screen screen{
            .style = style, .can_draw_over = can_show_progress(is_quiet), .where = s.where};
        const lesson_end end = step_through_lesson(s.entry, s.plan, screen, run);
        note_progress(run, end);
        if (has_seen_outcome(end) && !run.is_complete()) code = exit_code::environment;
        if (end == lesson_end::interrupted) code = exit_code::interrupted;
        if (end != lesson_end::done && end != lesson_end::skipped) break;
    }
    write_results("\n" + progress_page(lessons, glimpse_of_progress(), style()));
    return code;
}

}  // namespace

exit_code tour(const catalog& lessons, const tour_command& c) {
    if (c.html) return write_booklet(lessons, c);
    if (!can_step()) {
        throw usage_error(
            "a tour needs a terminal; without one, --html FILE writes all lessons as a page, and "
            "asyncdemo check runs and judges them");
    }
    if (c.is_strict) {
        throw usage_error("--strict needs --html: a tour's exit code doesn't depend on claims");
    }
    const std::deque<stop> stops = stops_of_tour(lessons, c);
    return stops.empty() ? tell_that_all_is_done(lessons)
                         : go_through(lessons, stops, c.look, c.is_quiet);
}

exit_code next_lesson(const catalog& lessons, const next_command& c) {
    if (!can_step()) {
        throw usage_error(
            "asyncdemo next needs a terminal; without one, asyncdemo progress says which lesson is "
            "next, and asyncdemo LESSON runs it");
    }
    const catalog_entry* const next = first_not_done(lessons, known_progress());
    if (next == nullptr) return tell_that_all_is_done(lessons);
    std::deque<stop> stops;
    stops.push_back({*next, plan_from(next->lesson, c.rounds), {}});
    return go_through(lessons, stops, c.look, c.is_quiet);
}

}  // namespace asyncdemo
