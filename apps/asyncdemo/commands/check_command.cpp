#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <deque>
#include <exception>

#include "asyncdemo/commands/commands.hpp"
#include "asyncdemo/commands/outputs.hpp"
#include "asyncdemo/commands/report_file.hpp"
#include "asyncdemo/terminal/interruptible_run.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "asyncdemo/terminal/wish_to_end.hpp"
#include "lesson/mistakes.hpp"
#include "report/claim_text.hpp"
#include "report/export/junit_document.hpp"
#include "report/run_text.hpp"
#include "report/terminal/claim_lines.hpp"
#include "report/terminal/visible_run.hpp"

namespace asyncdemo {
namespace {

struct tally {
    int held = 0;
    int failed = 0;
    int unclear = 0;
    int broken_sides = 0;
    int unjudged_lessons = 0;

    void count(const lesson_run& run) {
        for (const judged_claim& c : run.claims) {
            held += c.verdict == verdict::pass ? 1 : 0;
            failed += c.verdict == verdict::fail ? 1 : 0;
            unclear += c.verdict == verdict::inconclusive ? 1 : 0;
        }
        for (const side_run& s : run.sides) broken_sides += s.is_ok() ? 0 : 1;
        unjudged_lessons += run.claims.empty() ? 1 : 0;
    }
};

std::string verdicts(const lesson_run& judged, bool is_quiet, const terminal_style& style) {
    const visible_run shown(judged, style);
    const lesson_run& run = *shown;
    std::string text;
    for (const std::string& line : problems_of(run, interruptions::told)) {
        text += style.paint(ink::bad, line) + "\n";
    }
    if (run.was_interrupted) {
        text += style.paint(ink::doubtful, interruption_note).append("\n");
    }
    if (run.claims.empty()) {
        for (const std::string& line : draw_nothing_judged(style)) text += line + "\n";
    }
    for (const judged_claim& claim : told_in_turn(run.claims)) {
        if (is_quiet && claim.verdict == verdict::pass) continue;
        for (const std::string& line : draw_claim(claim, style)) text += line + "\n";
    }
    return text;
}

/// What a check says on standard output as it goes on. When that can't be written, or nobody reads
/// it, a report in a file is worth the rest all the same; a failure is told after it.
class running_commentary {
public:
    running_commentary(bool is_shown, bool has_report)
        : is_shown_(is_shown), has_report_(has_report) {}

    /// Throws as `write_results`, unless there is a report to go on for.
    void add(std::string_view text) {
        if (!is_shown_ || failure_) return;
        try {
            write_results(text);
        } catch (const reader_gone&) {
            if (!has_report_) throw;
            is_shown_ = false;
        } catch (...) {
            if (!has_report_) throw;
            failure_ = std::current_exception();
        }
    }

    /// Throws what `add` did not.
    void require_written() const {
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    bool is_shown_;
    const bool has_report_;
    std::exception_ptr failure_;
};

std::string counted(int n, std::string_view what) {
    return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
}

std::string summary(const tally& t, std::size_t lessons, std::size_t not_begun) {
    std::string text =
        fmt::format("{}: {} claims hold", counted(static_cast<int>(lessons), "lesson"), t.held);
    if (t.failed > 0) text += fmt::format(", {} FAILED", t.failed);
    if (t.unclear > 0) text += fmt::format(", {} unclear", t.unclear);
    if (t.unjudged_lessons > 0) {
        text += fmt::format(", nothing judged in {}", counted(t.unjudged_lessons, "lesson"));
    }
    if (t.broken_sides > 0) {
        text += fmt::format(", {} did not finish", counted(t.broken_sides, "side"));
    }
    if (not_begun > 0) {
        text += fmt::format(", {} not begun", counted(static_cast<int>(not_begun), "lesson"));
    }
    return text + "\n";
}

// Those behind the ones that have run, when the check was ended in the middle.
std::vector<const lesson*> not_begun(const std::deque<run_plan>& plans, std::size_t begun) {
    std::vector<const lesson*> rest;
    for (std::size_t i = begun; i < plans.size(); ++i) rest.push_back(plans[i].of);
    return rest;
}

}  // namespace

exit_code check_lessons(const catalog& lessons, const check_command& c) {
    lesson_options whole;
    whole.chosen.with_models = true;
    whole.chosen.with_mistake = c.with_mistake;
    whole.chosen.python = c.python;
    std::deque<run_plan> plans;  // the runs refer to them
    for (const catalog_entry* e : require_lessons(lessons, c.lessons)) {
        plans.push_back(plan_from(e->lesson, whole, c.rounds));
    }
    std::optional<report_file> junit;
    const auto file = file_from("--junit", c.junit);
    if (file) require_not_redirected("--junit", *file);
    if (file) junit.emplace(*file);
    const bool has_stdout = !file || !is_standard_output(*file);
    if (!has_stdout) refuse_look(c.look, "--junit " + *file);
    const terminal_style style = style_from(c.look, STDOUT_FILENO);
    running_commentary commentary(has_stdout, junit.has_value());

    tally total;
    exit_code code = exit_code::ok;
    std::vector<lesson_run> runs;
    const wish_to_end enough;
    for (const run_plan& plan : plans) {
        if (wish_to_end::has_come()) break;
        if (!c.is_quiet) commentary.add(style.paint(ink::title, plan.of->name) + "\n");
        lesson_run& run = runs.emplace_back();
        run_unless_interrupted(plan, run, enough, can_show_progress(c.is_quiet));
        if (c.with_mistake) judge_mistakes(run);
        commentary.add(verdicts(run, c.is_quiet, style));
        total.count(run);
        code = worse(code, code_of(run, c.is_strict));
    }
    if (junit) junit->write(junit_document(runs, not_begun(plans, runs.size())));
    commentary.add(summary(total, runs.size(), plans.size() - runs.size()));
    commentary.require_written();
    if (wish_to_end::has_come()) return wish_to_end::code();
    if (code == exit_code::ok && total.unclear + total.unjudged_lessons > 0) {
        write_message("asyncdemo: warning: not every claim could be judged\n");
    }
    return code;
}

}  // namespace asyncdemo
