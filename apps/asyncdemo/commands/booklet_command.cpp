#include "asyncdemo/commands/booklet_command.hpp"

#include <fmt/format.h>

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "asyncdemo/commands/commands.hpp"
#include "asyncdemo/commands/report_file.hpp"
#include "asyncdemo/terminal/interruptible_run.hpp"
#include "asyncdemo/terminal/output.hpp"
#include "asyncdemo/terminal/wish_to_end.hpp"
#include "report/html/html_document.hpp"
#include "report/run_text.hpp"

namespace asyncdemo {
namespace {

/// A lesson of the booklet. It stays where it is, for its run refers to its plan.
struct chapter {
    const catalog_entry& entry;
    run_plan plan;
    lesson_run run = {};
};

std::deque<chapter> chapters_from(const catalog& lessons, const tour_command& c) {
    const catalog_entry* first = c.from ? &require_lesson(lessons, *c.from) : &lessons.front();
    std::deque<chapter> chapters;
    for (; first != lessons.data() + lessons.size(); ++first) {
        chapters.push_back({*first, plan_from(first->lesson, c.rounds)});
    }
    return chapters;
}

// Of the chapters that have run, the last of them perhaps only in part.
std::string bound_book(const std::deque<chapter>& chapters) {
    std::vector<lesson_page> pages;
    for (const chapter& ch : chapters) {
        if (ch.run.of != nullptr) pages.push_back({ch.run, ch.entry.prose, ch.entry.code});
    }
    return html_booklet(pages);
}

}  // namespace

exit_code write_booklet(const catalog& lessons, const tour_command& c) {
    refuse_look(c.look, "--html");
    std::deque<chapter> chapters = chapters_from(lessons, c);
    const std::optional<std::string> path = file_from("--html", c.html);
    if (!path) throw usage_error("a booklet needs --html FILE");
    report_file file(*path);
    exit_code code = exit_code::ok;
    const wish_to_end enough;
    for (std::size_t i = 0; i < chapters.size(); ++i) {
        lesson_run& run = chapters[i].run;
        run_unless_interrupted(chapters[i].plan, run, enough, can_show_progress(c.is_quiet));
        if (wish_to_end::has_come()) break;
        tell_problems(run, run.of->name);
        code = worse(code, code_of(run, c.is_strict));
        if (c.is_quiet) continue;
        write_message(fmt::format("{} of {}, {}: {}\n", i + 1, chapters.size(), run.of->name,
                                  verdict_in_words(run)));
    }
    file.write(bound_book(chapters));
    return wish_to_end::has_come() ? wish_to_end::code() : code;
}

}  // namespace asyncdemo
