#include "asyncdemo/room/room_lesson.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "asyncdemo/step/lesson_steps.hpp"

namespace asyncdemo {

room_lesson::room_lesson(const catalog_entry& entry, run_plan plan)
    : entry_(&entry), plan_(std::move(plan)), seen_(without_sides()) {}

course_lesson room_lesson::outline() const {
    course_lesson outline;
    outline.sides = plan_.sides;
    for (const side* const s : plan_.sides) {
        if (asks_about(*s)) outline.asked.push_back(s);
    }
    outline.mistakes = mistakes_beside(plan_);
    return outline;
}

void room_lesson::change(const settings& chosen) {
    choose(plan_, chosen);
    ballots_.clear();
    mistakes_.clear();
    seen_ = without_sides();
    running_ = lesson_run();
}

bool room_lesson::asks_about(const side& of) const {
    return !of.is_mistake() && this->of().prediction.find(of.name) != nullptr;
}

const ballot* room_lesson::find_votes(const side& of) const {
    const auto found = ballots_.find(&of);
    return found == ballots_.end() ? nullptr : &found->second;
}

void room_lesson::forget(member_number who) {
    for (auto& [of, votes] : ballots_) votes.forget(who);
}

std::vector<quantity> room_lesson::choices() const { return of().prediction.choices(plan_.chosen); }

quantity room_lesson::choice(std::int64_t place) const {
    const std::vector<quantity> all = choices();
    if (place < 0 || place >= std::ssize(all)) {
        throw bad_value(
            fmt::format("There is no choice {}: they are 0 to {}.", place, std::ssize(all) - 1));
    }
    return all[static_cast<std::size_t>(place)];
}

quantity room_lesson::answer(std::string_view typed) const {
    return read_quantity(of().prediction.measure.in, typed);
}

run_plan room_lesson::plan_for(const side& of) const {
    run_plan alone = plan_;
    alone.sides = {&of};
    return alone;
}

void room_lesson::take_up() {
    lesson_run over = std::exchange(running_, lesson_run());
    const side& of = *over.sides.front().of;
    if (of.is_mistake()) {
        mistakes_[&of] = std::move(over);
        return;
    }
    seen_.machine = over.machine;
    seen_.sides.push_back(std::move(over.sides.front()));
    seen_.lateness_s = {std::max(seen_.lateness_s.empty() ? 0 : seen_.lateness_s.front(),
                                 over.lateness_s.empty() ? 0 : over.lateness_s.front())};
    if (has_all_sides()) judge(seen_);
    const auto votes = ballots_.find(&of);
    if (votes == ballots_.end()) return;
    votes->second.grade(choices(), [&](const quantity& said) {
        prediction p = grade_guess(seen_, of, said);
        return graded_vote{p.grade, std::move(p.reason)};
    });
}

const lesson_run* room_lesson::mistake(const side& of) const {
    const auto found = mistakes_.find(&of);
    return found == mistakes_.end() ? nullptr : &found->second;
}

lesson_run room_lesson::without_sides() const {
    lesson_run run;
    run.of = plan_.of;
    run.chosen = plan_.chosen;
    return run;
}

lesson_run room_lesson::picture_of(const side& of) const {
    lesson_run picture = without_sides();
    picture.machine = seen_.machine;
    const side* const right = of.is_mistake() ? right_side_of(of, *plan_.of) : nullptr;
    for (const side_run& s : seen_.sides) {
        if (!of.is_mistake() || s.of == right) picture.sides.push_back(s);
        if (s.of == &of) return picture;
    }
    const lesson_run* const over = mistake(of);
    const lesson_run& last = over == nullptr ? running_ : *over;
    const bool has_begun =
        !last.sides.empty() && last.sides.front().of == &of && !last.sides.front().runs.empty();
    if (has_begun) picture.sides.push_back(last.sides.front());
    return picture;
}

timeline_scale room_lesson::scale_for(const side& of) const {
    timeline_scale scale = scale_of(picture_of(of));
    if (!seen_.sides.empty()) scale.make_room_for(scale_of(seen_));
    return scale;
}

prediction room_lesson::right_answer(const side& of) const { return right_answer_of(seen_, of); }

std::vector<typical_error> room_lesson::errors_on(const side& of) const {
    const prediction_prompt* const known = this->of().prediction.find(of.name);
    const ballot* const votes = find_votes(of);
    std::vector<typical_error> errors;
    if (known == nullptr || votes == nullptr) return errors;
    const quantity right = known->right.value(plan_.chosen);
    for (const typical_answer& wrong : known->wrong) {
        const quantity said = wrong.value(plan_.chosen);
        const bool is_none =
            this->of().prediction.grade_of(said, right, plan_.chosen) == grade::right;
        if (is_none) continue;  // with these parameters
        const std::string text = show(said);
        const bool is_told = std::any_of(errors.begin(), errors.end(),
                                         [&](const auto& e) { return e.answer == text; });
        const std::size_t count = votes->last_votes(text);
        if (count > 0 && !is_told) errors.push_back({text, count, wrong.because});
    }
    std::sort(errors.begin(), errors.end(), [](const auto& a, const auto& b) {
        return std::tie(b.count, a.answer) < std::tie(a.count, b.answer);
    });
    return errors;
}

std::vector<std::string> room_lesson::broken_by(const side& mistake) const {
    std::vector<std::string> broken;
    const lesson_run* const run = this->mistake(mistake);
    if (run == nullptr) return broken;
    for (const judged_claim& c : run->claims) {
        if (c.verdict == verdict::fail && is_about(c, mistake)) broken.push_back(c.text);
    }
    return broken;
}

}  // namespace asyncdemo
