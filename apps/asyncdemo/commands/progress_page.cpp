#include "asyncdemo/commands/progress_page.hpp"

#include <fmt/format.h>

#include "asyncdemo/commands/lessons_by_part.hpp"
#include "asyncdemo/learner/learner.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

std::string describe(const lesson_progress& p) {
    std::string text(to_string(p.state));
    if (p.state == lesson_state::not_yet) return text;
    text += " on " + p.at.substr(0, p.at.find('T'));
    if (p.predictions) {
        text +=
            fmt::format(", {} of {} predictions right", p.predictions->right, p.predictions->of);
    }
    return text;
}

}  // namespace

std::string progress_page(const catalog& lessons, const learner_progress& progress,
                          const terminal_style& style) {
    std::string page =
        lessons_by_part(lessons, progress, style, [&progress](const lesson& l, std::size_t room) {
            return wrap(describe(progress.of(l.name)), room);
        });
    page += fmt::format("\n{} of {} done\n", count_done(lessons, progress), lessons.size());
    if (const catalog_entry* const next = first_not_done(lessons, progress)) {
        return page + fmt::format("Next:  asyncdemo next  ({})\n", next->lesson.name);
    }
    return page + fmt::format("Again: asyncdemo tour --from {}\n", lessons.front().lesson.name);
}

}  // namespace asyncdemo
