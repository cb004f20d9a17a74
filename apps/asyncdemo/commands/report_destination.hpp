// Where the report of a run or of a sweep goes: to the screen, to a file, or both.
#pragma once

#include <unistd.h>

#include <optional>
#include <string>

#include "asyncdemo/cli/look_options.hpp"
#include "asyncdemo/cli/report_options.hpp"
#include "asyncdemo/commands/outputs.hpp"
#include "asyncdemo/commands/report_file.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "report/export/csv_document.hpp"
#include "report/export/markdown_document.hpp"
#include "report/json/json_document.hpp"
#include "report/json/sweep_json.hpp"
#include "report/terminal/screen.hpp"
#include "report/terminal/sweep_screen.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo {

/// What `--all` asks for.
inline extent extent_of(bool shows_all) {
    return shows_all ? extent::everything : extent::one_screen;
}

/// As the options have it. Takes a `lesson_run` as well as a `sweep_run`.
class report_destination {
public:
    /// Opens the file, if there is one. `typed` and `look` outlive it. Throws `usage_error`,
    /// `environment_error`.
    report_destination(const report_options& typed, const look_options& look, bool is_quiet,
                       extent shown = extent::one_screen)
        : typed_(typed),
          look_(look),
          is_quiet_(is_quiet),
          extent_(shown),
          format_(format_from(typed)),
          has_stdout_(!has_extra_report_on_standard_output(typed)) {
        const auto file = file_from("--output", typed.output);
        if (file && !is_standard_output(*file)) file_.emplace(*file);
        if (shows_screen() || (file_ && format() == report_format::table)) {
            style_from(look, STDOUT_FILENO);  // refuses what is no look before anything runs
        } else {
            refuse_look(look, instead_of_screen());
            refuse_more_on_screen();
        }
    }

    /// Shows what is asked, where the screen is shown: there is something to think about meanwhile.
    /// Where that fails, a file gets the report all the same, and the screen fails after it.
    void announce(const lesson& l, const settings& chosen) const {
        show_before(question(l, chosen, style_now()));
    }
    void announce(const lesson& l) const { show_before(question(l, style_now())); }

    template <class Run>
    void write(const Run& run) {
        do_each({[&] { write_file(run); }, [&] { write_to_stdout(run); }});
    }

    /// Writes the file alone, if there is one: for a run that was shown in another way.
    template <class Run>
    void write_file(const Run& run) {
        if (!file_) return;
        terminal_style plain = style_now();
        plain.has_color = false;
        file_->write(text_of(run, plain));
    }

    /// Writes nothing, after all: a file keeps what it had.
    void leave() const {
        if (file_) file_->leave();
    }

    /// True when standard output says on this very terminal what went wrong.
    [[nodiscard]] bool tells_problems() const { return is_on_terminal(); }

    /// True when the screen is shown, and on a terminal.
    [[nodiscard]] bool is_on_terminal() const {
        return shows_screen() && ::isatty(STDOUT_FILENO) == 1;
    }

    /// Unless standard output gets another form or report, or all of it goes into a file.
    [[nodiscard]] bool shows_screen() const {
        if (!has_stdout_) return false;
        if (!file_) return format() == report_format::table;
        return !typed_.format && !typed_.wants_json && !is_quiet_;
    }

    /// True when every report is a CSV file.
    [[nodiscard]] bool is_csv() const { return !shows_screen() && format() == report_format::csv; }

    /// What was asked for instead, as it was typed.
    [[nodiscard]] std::string instead_of_screen() const {
        if (!has_stdout_) {
            const bool is_page = typed_.html && is_standard_output(*typed_.html);
            return is_page ? "--html " + *typed_.html : "--trace " + typed_.trace.value_or("");
        }
        if (typed_.format) return "--format " + *typed_.format;
        return typed_.wants_json ? "--json" : "--quiet";
    }

private:
    [[nodiscard]] report_format format() const { return format_.value_or(report_format::table); }

    void refuse_more_on_screen() const {
        if (extent_ != extent::everything) return;
        throw usage_error("--all and " + instead_of_screen() +
                          " can't be combined: --all is about the screen");
    }

    // The window may have been resized during the run.
    [[nodiscard]] terminal_style style_now() const { return style_from(look_, STDOUT_FILENO); }

    void show_before(const std::string& text) const {
        if (!shows_screen() || is_quiet_) return;
        try {
            write_results(text);
        } catch (const environment_error&) {
            if (!file_) throw;
        }
    }

    [[nodiscard]] std::string report_of(const lesson_run& run, const terminal_style& style) const {
        return screen(run, style, is_quiet_, extent_);
    }
    [[nodiscard]] std::string report_of(const sweep_run& sweep, const terminal_style& style) const {
        return screen(sweep, style, is_quiet_);
    }

    static std::string heading_of(const lesson_run& run, const terminal_style& style) {
        return question(*run.of, run.chosen, style);
    }
    static std::string heading_of(const sweep_run& sweep, const terminal_style& style) {
        return question(*sweep.of, style);
    }

    template <class Run>
    void write_to_stdout(const Run& run) const {
        if (shows_screen()) {
            write_results(report_of(run, style_now()));
        } else if (!file_ && has_stdout_) {
            write_results(text_of(run, style_now()));
        }
    }

    // With the question, where the report is one for people to read by itself.
    template <class Run>
    [[nodiscard]] std::string text_of(const Run& run, const terminal_style& style) const {
        switch (format()) {
            case report_format::table:
                return (is_quiet_ ? "" : heading_of(run, style)) + report_of(run, style);
            case report_format::json:
                return json_document(run);
            case report_format::csv:
                return csv_document(run);
            case report_format::markdown:
                return style.is_ascii ? page_in_ascii(markdown_document(run))
                                      : markdown_document(run);
        }
        return {};
    }

    const report_options& typed_;
    const look_options& look_;
    bool is_quiet_;
    extent extent_;
    std::optional<report_format> format_;
    bool has_stdout_;  // unless another report has it
    std::optional<report_file> file_;
};

}  // namespace asyncdemo
