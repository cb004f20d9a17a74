#include <fmt/format.h>
#include <unistd.h>

#include "asyncdemo/commands.hpp"
#include "asyncdemo/interruptible_run.hpp"
#include "asyncdemo/output.hpp"
#include "report/csv_document.hpp"
#include "report/json_document.hpp"
#include "report/markdown_document.hpp"
#include "report/screen.hpp"

namespace asyncdemo {
namespace {

std::string report(const lesson_run& run, report_format format, const terminal_style& style,
                   bool is_quiet) {
    switch (format) {
        case report_format::table:
            return (is_quiet ? "" : question(*run.of, style)) + screen(run, style, is_quiet);
        case report_format::json:
            return json_document(run);
        case report_format::csv:
            return csv_document(run);
        case report_format::markdown:
            return markdown_document(run);
    }
    return {};
}

void tell_problems(const lesson_run& run) {
    for (const side_run& s : run.sides) {
        for (const recording& r : s.runs) {
            if (r.exit == ending::ok || r.exit == ending::interrupted) continue;
            write_message(
                fmt::format("asyncdemo: {}: {}: {}\n", run.of->name, s.of->name, r.problem));
        }
    }
}

/// Where the report goes, and whether the screen is shown as well.
class destination {
public:
    explicit destination(const typed_options& typed)
        : typed_(typed),
          format_(format_from(typed)),
          screen_style_(style_from(typed, STDOUT_FILENO)) {
        const auto file = file_from("--output", typed.output);
        if (file && *file != "-") file_.emplace(*file);
    }

    /// Shows the question, where the screen is shown: there is something to think about meanwhile.
    void announce(const lesson& l) const {
        if (shows_screen() && !typed_.is_quiet) write_results(question(l, screen_style_));
    }

    void write(const lesson_run& run) {
        if (file_) {
            terminal_style plain = screen_style_;
            plain.has_color = false;
            file_->write(report(run, format(), plain, typed_.is_quiet));
        }
        write_to_stdout(run);
    }

    /// For a run that was interrupted: a file keeps what it had.
    void write_so_far(const lesson_run& run) {
        if (file_) file_->leave();
        write_to_stdout(run);
    }

    /// True when standard output says on this very terminal what went wrong.
    [[nodiscard]] bool tells_problems() const {
        return shows_screen() && ::isatty(STDOUT_FILENO) == 1;
    }

private:
    [[nodiscard]] report_format format() const { return format_.value_or(report_format::table); }

    // Unless standard output gets another form, or all of it goes into a file.
    [[nodiscard]] bool shows_screen() const {
        if (!file_) return format() == report_format::table;
        return !typed_.format && !typed_.wants_json && !typed_.is_quiet;
    }

    void write_to_stdout(const lesson_run& run) const {
        if (shows_screen()) {
            write_results(screen(run, screen_style_, typed_.is_quiet));
        } else if (!file_) {
            write_results(report(run, format(), screen_style_, typed_.is_quiet));
        }
    }

    const typed_options& typed_;
    std::optional<report_format> format_;
    terminal_style screen_style_;
    std::optional<report_file> file_;
};

// The timelines grow on the screen that the results will stand on. On the virtual clock there is
// nothing to watch.
bool run_shown(const run_plan& plan, lesson_run& into, const typed_options& typed) {
    const bool can_show = can_show_progress(typed);
    const bool is_live =
        can_show && ::isatty(STDOUT_FILENO) == 1 && plan.chosen.clock == clock_kind::real;
    if (is_live) return run_live(plan, into, style_from(typed, STDERR_FILENO));
    return run_unless_interrupted(plan, into, can_show);
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

exit_code run_one(const catalog& lessons, const command& c) {
    const catalog_entry& entry = require_lesson(lessons, c.lessons.front());
    const run_plan plan = plan_from(entry.lesson, c.options);
    destination to(c.options);
    to.announce(entry.lesson);
    lesson_run run;
    const bool is_over = run_shown(plan, run, c.options);
    if (!is_over) {
        to.write_so_far(run);
        return exit_code::interrupted;
    }
    to.write(run);
    if (!to.tells_problems()) tell_problems(run);
    const exit_code code = code_of(run, c.options.is_strict);
    if (code == exit_code::ok && run.verdict() == verdict::inconclusive) {
        write_message("asyncdemo: warning: not every claim could be judged in this run\n");
    }
    return code;
}

}  // namespace asyncdemo
