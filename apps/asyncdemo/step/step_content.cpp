#include "asyncdemo/step/step_content.hpp"

#include "asyncdemo/step/code_pages.hpp"
#include "asyncdemo/step/lesson_prose.hpp"
#include "asyncdemo/step/step_pages.hpp"

namespace asyncdemo {
namespace {

using style = terminal_style;
using kind = lesson_step::kind;

std::string question(const side& of, const stepped_run& run, const style& s) {
    std::string page = question_page(*run.plan().of, of, run.plan().chosen, run.predicted(of), s);
    if (run.was_shown(of)) page += closed_question(s);
    return page;
}

std::string answer(const side& of, const catalog_entry& entry, const stepped_run& run,
                   const style& s, std::size_t rows) {
    const lesson_run seen = run.seen_up_to(of);
    const bool was_beside_plan = run.comparison().find(of.name) == nullptr;
    const timeline_scale scale = run.scale_for(of);
    return was_beside_plan ? mistake_page(seen, scale, of, entry, run.mistakes(), s, rows)
                           : answer_page(seen, scale, of, run.comparison(), s, rows);
}

}  // namespace

page_content content_of(const lesson_step& step, const catalog_entry& entry,
                        const stepped_run& run) {
    return [step, &entry, &run](const style& s, std::size_t rows) {
        const run_plan& plan = run.plan();
        switch (step.is) {
            case kind::story:
                return story_page(entry, plan.chosen, s);
            case kind::shared:
                return shared_code(entry, plan.sides, s);
            case kind::predict:
                return question(*step.of, run, s);
            case kind::code:
                return code_page(entry, *step.of, plan.sides, run.predicted(*step.of), s);
            case kind::run:
                return picture_page(run.seen_up_to(*step.of), run.scale_for(*step.of), s, rows);
            case kind::answer:
                return answer(*step.of, entry, run, s, rows);
            case kind::overview:
                return overview_page(run.comparison(), s, rows);
            case kind::reasons:
                return prose_after_run(entry, plan.chosen, s);
            case kind::advice:
                break;
        }
        return advice_page(run.comparison(), s);
    };
}

page_content help_of(const lesson_step& step, const tour_place& in) {
    return [step, in](const style& s, std::size_t) { return help_page(step, in, s); };
}

page_content code_of(const lesson_step& step, const catalog_entry& entry, const stepped_run& run) {
    return [of = step.of, &entry, &run](const style& s, std::size_t) {
        return whole_code(entry, of == nullptr ? run.plan().sides : std::vector{of}, s);
    };
}

page_content parameters_of(const stepped_run& run) {
    return [&run](const style& s, std::size_t) {
        return parameters_page(*run.plan().of, run.plan().chosen, s);
    };
}

}  // namespace asyncdemo
