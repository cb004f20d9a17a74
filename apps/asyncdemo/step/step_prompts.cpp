#include "asyncdemo/step/step_prompts.hpp"

#include <fmt/format.h>

#include "asyncdemo/step/prediction_answer.hpp"

namespace asyncdemo {
namespace {

using kind = lesson_step::kind;

constexpr int least_width_of_question = 90;  // with room for the answer

}  // namespace

std::string step_title(const lesson_step& step, const run_plan& plan, std::string_view where) {
    std::string lesson =
        where.empty() ? std::string(plan.of->name) : fmt::format("{} ({})", plan.of->name, where);
    const std::string_view of = step.of == nullptr ? "" : step.of->name;
    switch (step.is) {
        case kind::story:
            return lesson;
        case kind::code:
            return fmt::format("{}: the code of {}", lesson, of);
        case kind::predict:
            return fmt::format("{}: what will {} do?", lesson, of);
        case kind::run:
            return fmt::format(
                "{}: {} runs{}", lesson, of,
                plan.chosen.clock == clock_kind::simulated ? ", in virtual time" : "");
        case kind::overview:
            return fmt::format("{}: side by side", lesson);
        case kind::reasons:
            break;
    }
    return fmt::format("{}: why", lesson);
}

std::string step_prompt(kind step, bool is_in_tour) {
    std::string text = step == kind::reasons && !is_in_tour ? "Enter: end" : "Enter: on";
    if (step != kind::story) text += "  b: back";
    text += "  c: code";
    if (step == kind::run) text += "  r: replay slower";
    if (step != kind::overview && step != kind::reasons) text += "  s: skip";
    return text + "  ?: help  q: quit ";
}

std::string picture_prompt(double speed) {
    const std::string keys = "any key: to its end  r: slower";
    return speed == 1 ? keys : fmt::format("at {:g} of its speed; {}", speed, keys);
}

std::string answer_prompt(const std::vector<quantity>& choices, int width) {
    if (choices.empty()) return "Your answer, then Enter: ";
    const quantity& last = choices.back();
    const std::string wanted =
        are_numbered(last.in)
            ? fmt::format("1 to {}, or a time such as 3s", choices.size())
            : fmt::format("{} such as {}", kind_of(last.in), write_quantity(last));
    if (width < least_width_of_question) return fmt::format("Your answer ({}): ", wanted);
    return fmt::format("Your answer: {}, then Enter (?: help): ", wanted);
}

}  // namespace asyncdemo
