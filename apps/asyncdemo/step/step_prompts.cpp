#include "asyncdemo/step/step_prompts.hpp"

#include <fmt/format.h>

#include <vector>

#include "asyncdemo/step/prediction_answer.hpp"
#include "asyncdemo/step/step_keys.hpp"

namespace asyncdemo {
namespace {

using kind = lesson_step::kind;

constexpr std::size_t room_for_line = 10;  // with the cursor

std::string_view what_enter_does(const lesson_step& step, const tour_place& in,
                                 const prompt_state& now) {
    if (!now.is_last_page) return "next page";
    if (step.is == kind::run) return step.of->is_mistake() ? "why" : "the answer";
    if (step.is == kind::code) return "run it";
    if (step.is == kind::advice) return in.has_next ? "next lesson" : "end";
    return "on";
}

// The first, the last if none leaves room to type in.
std::string with_room_to_type(const std::vector<std::string>& prompts, int width) {
    for (const std::string& p : prompts) {
        if (p.size() + room_for_line <= static_cast<std::size_t>(width)) return p;
    }
    return prompts.back();
}

}  // namespace

std::string step_title(const lesson_step& step, const run_plan& plan, const tour_place& in) {
    std::string lesson = in.where.empty() ? std::string(plan.of->name)
                                          : fmt::format("{} ({})", plan.of->name, in.where);
    const std::string of = step.of == nullptr      ? std::string()
                           : step.of->is_mistake() ? fmt::format("the mistake {}", step.of->name)
                                                   : std::string(step.of->name);
    const bool is_virtual = plan.chosen.clock == clock_kind::simulated;
    switch (step.is) {
        case kind::story:
            return lesson;
        case kind::shared:
            return fmt::format("{}: the code that all sides share", lesson);
        case kind::predict:
            return fmt::format("{}: what will {} do?", lesson, of);
        case kind::code:
            return fmt::format("{}: the code of {}", lesson, of);
        case kind::run:
            return fmt::format("{}: {} runs{}", lesson, of, is_virtual ? ", in virtual time" : "");
        case kind::answer:
            return fmt::format("{}: what {} did", lesson, of);
        case kind::overview:
            return fmt::format("{}: side by side", lesson);
        case kind::reasons:
            return fmt::format("{}: why", lesson);
        case kind::advice:
            break;
    }
    return fmt::format("{}: what to try", lesson);
}

std::string step_prompt(const lesson_step& step, const tour_place& in, const prompt_state& now,
                        int width) {
    if (!now.stray.empty()) return fmt::format("Nothing is asked here: {}", now.stray);
    std::vector<std::string> keys;
    if (!now.page.empty()) keys.push_back(now.page);
    keys.push_back(fmt::format("Enter: {}", what_enter_does(step, in, now)));
    const auto offer = [&](wish w, std::string_view text) {
        if (has_meaning(w, step, in)) keys.emplace_back(text);
    };
    offer(wish::back, "b: back");
    offer(wish::replay, "r: slower");
    if (now.can_vote) keys.emplace_back("v: vote again");
    offer(wish::parameter, "p: parameter");
    offer(wish::skip, "s: skip");
    const std::string end = "?: all keys  q: quit ";
    std::string text;
    for (const std::string& next : keys) {
        const std::size_t taken = text.size() + next.size() + 2 + end.size();
        if (taken < static_cast<std::size_t>(width)) text += next + "  ";
    }
    return text + end;
}

std::string picture_prompt(double speed) {
    const std::string keys = "Enter: to its end  r: slower";
    return speed == 1 ? keys : fmt::format("at {:g} of its speed; {}", speed, keys);
}

std::string aside_prompt(std::string_view page) {
    return fmt::format("{}{}Enter: on, and back  q: quit ", page, page.empty() ? "" : "  ");
}

std::string change_prompt(int width) {
    return with_room_to_type({"Parameter and value, then Enter (Escape: no change): ",
                              "Parameter and value, then Enter: ", "Change: "},
                             width);
}

std::string answer_prompt(const std::vector<quantity>& choices, int width) {
    const quantity any = choices.empty() ? quantity() : choices.back();
    const std::string short_one = are_numbered(any.in) ? "3s" : write_quantity(any);
    const std::string one = fmt::format("{} such as {}", kind_of(any.in), short_one);
    const std::string number = are_numbered(any.in) && !choices.empty()
                                   ? fmt::format("1 to {}, or ", choices.size())
                                   : std::string();
    return with_room_to_type(
        {fmt::format("Your answer: {}{}; or a key (b: back, q: quit, ?: all keys). Then Enter: ",
                     number, one),
         fmt::format("Your answer ({}{}; or b, q, ?), then Enter: ", number, one),
         fmt::format("Your answer ({}{}; b, q, ?), then Enter: ", number, short_one),
         "Your answer, then Enter: ", "Your answer: "},
        width);
}

}  // namespace asyncdemo
