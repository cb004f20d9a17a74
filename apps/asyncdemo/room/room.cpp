#include "asyncdemo/room/room.hpp"

#include <fmt/format.h>

#include <utility>
#include <variant>

#include "report/short_text.hpp"

namespace asyncdemo {
namespace {

std::vector<course_lesson> outlines_of(const std::vector<room_lesson>& lessons) {
    std::vector<course_lesson> outlines;
    for (const room_lesson& l : lessons) outlines.push_back(l.outline());
    return outlines;
}

quantity read_vote(const room_lesson& of, const said_vote& said) {
    if (const std::int64_t* const place = std::get_if<std::int64_t>(&said)) {
        return of.choice(*place);
    }
    const std::string& typed = std::get<std::string>(said);
    const std::string text = short_text(typed);
    try {
        // What is left of a longer one could be read as something else.
        if (typed.size() > longest_text) throw bad_value("… is too long for an answer");
        return of.answer(text);
    } catch (const bad_value& e) {
        throw bad_value(fmt::format("\"{}\" {}.", text, e.what()));
    }
}

}  // namespace

room::room(std::vector<room_lesson> lessons, room_members members)
    : lessons_(std::move(lessons)), course_(outlines_of(lessons_)), members_(std::move(members)) {}

const room_lesson* room::lesson() const {
    return now().of == nullptr ? nullptr : &lessons_[now().lesson];
}

room_lesson* room::lesson() { return now().of == nullptr ? nullptr : &lessons_[now().lesson]; }

bool room::moved(bool has_moved) {
    if (!has_moved) return false;
    ++serial_;
    if (now().stage == room_stage::question && !asks_.contains(now().of) &&
        lesson()->asks_about(*now().of)) {
        asks_[now().of] = ++ask_count_;
        rounds_[now().of] = 1;
        (void)lesson()->votes_on(*now().of);  // nobody's yet
    }
    return true;
}

bool room::on() {
    if (is_open() && round() == vote_rounds) lesson()->votes_on(*now().of).carry_over();
    return moved(course_.on());
}

bool room::vote_again() {
    if (!course_.vote_again()) return false;
    rounds_[now().of] = vote_rounds;
    return moved(true);
}

void room::change(const settings& chosen) {
    room_lesson& changed = lessons_[now().lesson];
    changed.change(chosen);
    for (const side* const s : changed.plan().sides) asks_.erase(s);
    course_.begin_anew(now().lesson);
    moved(true);
}

void room::take_up_run() {
    lesson()->take_up();
    course_.note_run(*now().of);
}

const ballot* room::votes() const {
    const bool is_asked = now().of != nullptr && asks_.contains(now().of);
    return is_asked ? lesson()->find_votes(*now().of) : nullptr;
}

int room::round() const {
    const auto found = rounds_.find(now().of);
    return found == rounds_.end() ? 1 : found->second;
}

std::int64_t room::ask() const {
    const auto found = asks_.find(now().of);
    return found == asks_.end() ? 0 : vote_rounds * found->second + round() - 1;
}

std::size_t room::voted() const {
    const ballot* const cast = votes();
    return cast == nullptr ? 0 : cast->count(round());
}

void room::vote(member_number who, std::int64_t asked, const said_vote& said) {
    if (!is_open() || asked != ask()) throw bad_value("This vote is closed.");
    room_lesson& voted_on = *lesson();
    const quantity guess = read_vote(voted_on, said);
    members_.note_vote(who);
    voted_on.votes_on(*now().of).cast(who, round(), guess);
}

std::optional<member_number> room::join(std::string_view token) {
    const std::optional<arrival> came = members_.join(token);
    if (!came) return std::nullopt;
    if (came->is_new) {
        for (room_lesson& l : lessons_) l.forget(came->who);
    }
    return came->who;
}

share_right room::score_of(member_number who) const {
    share_right score;
    for (const room_lesson& l : lessons_) {
        for (const side* const s : l.plan().sides) {
            const ballot* const cast = l.find_votes(*s);
            if (cast == nullptr || !is_told(*s)) continue;
            const graded_vote* const worth = cast->worth_of(who);
            if (worth == nullptr || worth->grade == grade::unclear) continue;
            ++score.of;
            if (worth->grade == grade::right) ++score.right;
        }
    }
    return score;
}

std::vector<room_result> room::results() const {
    std::vector<room_result> all;
    for (const room_lesson& l : lessons_) {
        for (const side* const s : l.plan().sides) {
            const ballot* const cast = l.find_votes(*s);
            if (cast == nullptr || cast->is_empty() || !is_told(*s)) continue;
            const prediction right = l.right_answer(*s);
            room_result result{.lesson = &l,
                               .of = s,
                               .answer = right.measured ? show(right.guess) : std::string(),
                               .first = cast->right_in(1),
                               .second = {}};
            if (cast->count(2) > 0) result.second = cast->right_in(2);
            all.push_back(std::move(result));
        }
    }
    return all;
}

}  // namespace asyncdemo
