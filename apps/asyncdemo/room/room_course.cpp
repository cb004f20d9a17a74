#include "asyncdemo/room/room_course.hpp"

#include <algorithm>

namespace asyncdemo {
namespace {

using at = room_stage;

void add_stops(const course_lesson& l, std::size_t number, std::vector<room_stop>& to) {
    for (const side* const s : l.sides) {
        to.push_back({at::question, number, s});
        if (std::find(l.asked.begin(), l.asked.end(), s) != l.asked.end()) {
            to.push_back({at::histogram, number, s});
        }
        to.push_back({at::run, number, s});
        to.push_back({at::answer, number, s});
    }
    for (const side* const s : l.mistakes) {
        to.push_back({at::question, number, s});
        to.push_back({at::run, number, s});
        to.push_back({at::mistake, number, s});
    }
}

bool tells(const room_stop& s) { return s.stage == at::answer || s.stage == at::mistake; }

}  // namespace

std::string_view to_string(room_stage s) {
    switch (s) {
        case at::lobby:
            return "lobby";
        case at::question:
            return "question";
        case at::histogram:
            return "histogram";
        case at::run:
            return "run";
        case at::answer:
            return "answer";
        case at::mistake:
            return "mistake";
        case at::end:
            break;
    }
    return "end";
}

room_course::room_course(const std::vector<course_lesson>& lessons)
    : lesson_count_(lessons.size()), stops_{room_stop()} {
    for (std::size_t i = 0; i < lessons.size(); ++i) add_stops(lessons[i], i, stops_);
    stops_.push_back({at::end, lessons.size() - 1});
}

bool room_course::is_passed_over(const room_stop& s) const {
    const bool is_before_answer =
        s.stage == at::question || s.stage == at::histogram || s.stage == at::run;
    return is_before_answer && has_run(*s.of);
}

bool room_course::is_told(const room_stop& s) const {
    return s.stage == at::lobby || (tells(s) && is_told(*s.of));
}

bool room_course::go_to(std::size_t stop) {
    at_ = stop;
    if (tells(now())) is_told_.insert(now().of);
    return true;
}

bool room_course::on() {
    std::size_t to = at_ + 1;
    while (to < stops_.size() && is_passed_over(stops_[to])) ++to;
    return to < stops_.size() && go_to(to);
}

bool room_course::back() {
    if (at_ == 0) return false;
    const bool is_of_vote = now().stage == at::histogram || now().stage == at::run;
    const room_stop& before = stops_[at_ - 1];
    if (is_of_vote && before.of == now().of && !is_passed_over(before)) return go_to(at_ - 1);
    std::size_t to = at_ - 1;
    while (!is_told(stops_[to])) --to;
    return go_to(to);
}

bool room_course::vote_again() { return now().stage == at::histogram && go_to(at_ - 1); }

bool room_course::pass_over_vote() {
    const bool has_vote = stops_[std::min(at_ + 1, stops_.size() - 1)].stage == at::histogram;
    return now().stage == at::question && has_vote && go_to(at_ + 2);
}

std::size_t room_course::begin_of(std::size_t lesson) const {
    const auto is_in = [lesson](const room_stop& s) {
        return s.of != nullptr && s.lesson == lesson;
    };
    const auto found = std::find_if(stops_.begin(), stops_.end(), is_in);
    return static_cast<std::size_t>(found - stops_.begin());
}

bool room_course::next_lesson() {
    if (now().stage == at::end) return false;
    if (now().stage == at::lobby) return on();
    std::size_t to =
        now().lesson + 1 < lesson_count_ ? begin_of(now().lesson + 1) : stops_.size() - 1;
    while (is_passed_over(stops_[to])) ++to;
    return go_to(to);
}

bool room_course::previous_lesson() {
    if (now().stage == at::end) return back();
    if (now().stage == at::lobby || now().lesson == 0) return false;
    std::size_t to = begin_of(now().lesson - 1);
    while (is_passed_over(stops_[to])) ++to;
    return go_to(to);
}

void room_course::begin_anew(std::size_t lesson) {
    for (const room_stop& s : stops_) {
        if (s.lesson != lesson || s.of == nullptr) continue;
        has_run_.erase(s.of);
        is_told_.erase(s.of);
    }
    at_ = begin_of(lesson);
}

}  // namespace asyncdemo
