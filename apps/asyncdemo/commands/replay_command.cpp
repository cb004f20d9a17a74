#include <unistd.h>

#include <csignal>

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

/// Shows a recording as it ran, until it is over or Ctrl-C ends it.
class playing {
public:
    playing(const lesson_run& run, double speed, const terminal_style& style)
        : run_(run), speed_(speed), display_(style) {}

    /// False when it was interrupted.
    aio::task<bool> play_all() {
        const auto [interrupted, played] = co_await aio::first_of(interruption(), play_to_end());
        co_return !interrupted;
    }

private:
    aio::task<> interruption() {
        co_await wish_to_end(SIGINT);
        display_.end();
    }

    aio::task<> play_to_end() {
        co_await play(run_, speed_, notes_, display_);
        display_.end();  // before nobody waits for Ctrl-C any more
    }

    const lesson_run& run_;
    double speed_;
    picture_notes notes_{.hint = "a recording, Ctrl-C ends it"};
    live_display display_;
};

bool play_unless_interrupted(const lesson_run& run, double speed, const terminal_style& style) {
    playing p(run, speed, style);
    return aio::run(p.play_all());
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
    const bool is_over = !to.is_on_terminal() || !can_show_progress(c.is_quiet) ||
                         play_unless_interrupted(*visible_run(run, drawn_on), speed, drawn_on);
    const std::string name(run.of->name);
    const catalog_entry& entry = require_lesson(lessons, name);
    // Whoever has seen enough still gets the files: the recording is whole.
    do_each(
        {[&] { extra.write(run, entry); }, [&] { is_over ? to.write(run) : to.write_file(run); }});
    if (!is_over) return exit_code::interrupted;
    if (!to.tells_problems()) tell_problems(run, run.of->name);
    return code_of(run, false);
}

}  // namespace asyncdemo
