#include <unistd.h>

#include "aio/first_of.hpp"
#include "aio/run.hpp"
#include "asyncdemo/commands/commands.hpp"
#include "asyncdemo/commands/extra_reports.hpp"
#include "asyncdemo/commands/recording_file.hpp"
#include "asyncdemo/commands/report_destination.hpp"
#include "asyncdemo/terminal/live_display.hpp"
#include "asyncdemo/terminal/wish_to_end.hpp"
#include "report/terminal/visible_run.hpp"

namespace asyncdemo {
namespace {

/// Shows a recording as it ran, until it is over or somebody has seen enough.
class playing {
public:
    playing(const lesson_run& run, double speed, const wish_to_end& enough,
            const terminal_style& style)
        : run_(run), speed_(speed), enough_(enough), display_(style) {}

    aio::task<> play_all() { co_await aio::first_of(interruption(), play_to_end()); }

private:
    aio::task<> interruption() {
        co_await enough_.comes();
        display_.end();
    }

    aio::task<> play_to_end() {
        co_await play(run_, speed_, notes_, display_);
        display_.end();
    }

    const lesson_run& run_;
    double speed_;
    const wish_to_end& enough_;
    picture_notes notes_{.hint = "a recording, Ctrl-C ends it"};
    live_display display_;
};

void play_unless_interrupted(const lesson_run& run, double speed, const wish_to_end& enough,
                             const terminal_style& style) {
    playing p(run, speed, enough, style);
    aio::run(p.play_all());
}

}  // namespace

exit_code replay(const catalog& lessons, const replay_command& c) {
    const double speed = speed_from(c.speed);
    const lesson_run run = load_recording(lessons, c.file);
    extra_reports extra(c.reports, c.file);
    report_destination to(c.reports, c.look, c.is_quiet, extent_of(c.shows_all));
    if (c.speed && (!to.shows_screen() || c.is_quiet)) {
        throw usage_error("--speed sets how fast a recording is drawn again, and " +
                          to.instead_of_screen() + " draws none");
    }
    to.announce(*run.of, run.chosen);
    const terminal_style drawn_on = style_from(c.look, STDERR_FILENO);
    const wish_to_end enough;
    if (to.is_on_terminal() && can_show_progress(c.is_quiet)) {
        play_unless_interrupted(*visible_run(run, drawn_on), speed, enough, drawn_on);
    }
    const bool is_over = !wish_to_end::has_come();
    const std::string name(run.of->name);
    const catalog_entry& entry = require_lesson(lessons, name);
    // Whoever has seen enough still gets the files: the recording is whole.
    do_each(
        {[&] { extra.write(run, entry); }, [&] { is_over ? to.write(run) : to.write_file(run); }});
    if (wish_to_end::has_come()) return wish_to_end::code();
    if (!to.tells_problems()) tell_problems(run, run.of->name);
    return code_of(run, false);
}

}  // namespace asyncdemo
