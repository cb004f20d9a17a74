#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <string>

#include "asyncdemo/commands/booklet_command.hpp"
#include "asyncdemo/commands/commands.hpp"
#include "asyncdemo/commands/progress_page.hpp"
#include "asyncdemo/learner/learner.hpp"
#include "asyncdemo/step/kept_place.hpp"
#include "asyncdemo/step/step_session.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "asyncdemo/terminal/wish_to_end.hpp"

namespace asyncdemo {
namespace {

/// In which order lessons are gone through: those that are not done, or all from one on.
class route {
public:
    route(const catalog& lessons, const std::optional<std::string>& from)
        : lessons_(lessons), from_(from ? &require_lesson(lessons, *from) : nullptr) {}

    /// Null when all are done.
    [[nodiscard]] const catalog_entry* first() const {
        return from_ != nullptr ? from_ : where_tour_goes_on(lessons_, known_progress());
    }

    /// Null when the tour is over.
    [[nodiscard]] const catalog_entry* after(const catalog_entry& left, lesson_end how) const {
        switch (how) {
            case lesson_end::previous_lesson:
                return &left - 1;
            case lesson_end::next_lesson:
                return &left + 1;
            case lesson_end::done:
            case lesson_end::skipped:
                return next_to_do(left);
            default:
                return nullptr;
        }
    }

    [[nodiscard]] tour_place place_of(const catalog_entry& e) const {
        return {.where = fmt::format("{} of {}", &e - lessons_.data() + 1, lessons_.size()),
                .has_previous = &e != &lessons_.front(),
                .has_next = &e != &lessons_.back()};
    }

    /// Where the lesson was left; whoever asks for one begins at its beginning.
    [[nodiscard]] lesson_place left_at(const catalog_entry& e) const {
        return &e == from_ ? lesson_place() : glimpse_of_progress().of(e.lesson.name).place;
    }

private:
    [[nodiscard]] const catalog_entry* next_to_do(const catalog_entry& left) const {
        const learner_progress progress = glimpse_of_progress();
        const catalog_entry* const end = lessons_.data() + lessons_.size();
        const catalog_entry* const next = std::find_if(&left + 1, end, [&](const auto& e) {
            return from_ != nullptr || progress.of(e.lesson.name).state != lesson_state::done;
        });
        return next == end ? nullptr : next;
    }

    const catalog& lessons_;
    const catalog_entry* from_;
};

exit_code tell_that_all_is_done(const catalog& lessons) {
    write_results(
        fmt::format("All {} lessons are done.\n"
                    "Again:   asyncdemo tour --from {}\n"
                    "See how: asyncdemo progress\n",
                    lessons.size(), lessons.front().lesson.name));
    return exit_code::ok;
}

/// How a tour looks, and how it comes out so far. A claim that failed is something to look at, and
/// no failure of the tour; a side that did not come to its end is one.
class guide {
public:
    guide(const look_options& look, const round_options& rounds, bool is_quiet)
        : look_(look), rounds_(rounds), is_quiet_(is_quiet) {}

    lesson_end go_through(const catalog_entry& entry, const tour_place& place,
                          const lesson_place& left_before) {
        const run_plan plan = as_left(plan_from(entry.lesson, rounds_), left_before);
        const step_screen screen{.style = [this] { return style(); },
                                 .can_draw_over = can_show_progress(is_quiet_),
                                 .place = place,
                                 .left = left_before};
        (void)style();  // what is wrong with an option is told before anything is shown
        lesson_run run;
        const departure left = step_through_lesson(entry, plan, screen, enough_, run);
        note_progress(entry.lesson, run, left);
        if (!is_left_before_end(left.how) && !run.is_complete()) code_ = exit_code::environment;
        if (left.how == lesson_end::interrupted) code_ = wish_to_end::code();
        return left.how;
    }

    /// Shows where the learner is.
    exit_code end(const catalog& lessons) const {
        write_results("\n" + progress_page(lessons, glimpse_of_progress(), style()));
        return code_;
    }

private:
    [[nodiscard]] terminal_style style() const { return style_from(look_, STDOUT_FILENO); }

    const look_options& look_;
    const round_options& rounds_;
    const bool is_quiet_;
    const wish_to_end enough_;
    exit_code code_ = exit_code::ok;
};

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
    const route way(lessons, c.from);
    const catalog_entry* next = way.first();
    if (next == nullptr) return tell_that_all_is_done(lessons);
    guide with(c.look, c.rounds, c.is_quiet);
    while (next != nullptr) {
        const lesson_end how = with.go_through(*next, way.place_of(*next), way.left_at(*next));
        next = way.after(*next, how);
    }
    return with.end(lessons);
}

exit_code next_lesson(const catalog& lessons, const next_command& c) {
    if (!can_step()) {
        throw usage_error(
            "asyncdemo next needs a terminal; without one, asyncdemo progress says which lesson is "
            "next, and asyncdemo LESSON runs it");
    }
    const learner_progress progress = known_progress();
    const catalog_entry* const next = first_not_done(lessons, progress);
    if (next == nullptr) return tell_that_all_is_done(lessons);
    guide with(c.look, c.rounds, c.is_quiet);
    with.go_through(*next, {}, progress.of(next->lesson.name).place);
    return with.end(lessons);
}

}  // namespace asyncdemo
