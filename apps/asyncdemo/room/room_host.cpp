#include "asyncdemo/room/room_host.hpp"

#include <chrono>
#include <utility>

#include "aio/sleep.hpp"
#include "aio/task.hpp"
#include "report/json/json_shape.hpp"

namespace asyncdemo {
namespace {

constexpr std::chrono::milliseconds between_counts{100};
constexpr std::string_view no_picture = R"({"kind":"picture","axis_s":0.0,"sides":[]})";

}  // namespace

void room_host::tell_where_it_is() {
    people_.tell_all(state_message(room_, invitation_));
    for (const auto& [number, taken] : seats_) {
        people_.tell(*taken.at, you_message(room_, taken.who));
    }
}

void room_host::show_picture(const lesson_run& picture) {
    std::vector<const side*> sides;
    for (const side_run& s : picture.sides) sides.push_back(s.of);
    std::string news;
    if (picture_ && sides == pictured_sides_) {
        news = picture_->update(picture);
    } else {
        picture_.emplace(picture);
        pictured_sides_ = std::move(sides);
        news = picture_->snapshot();
    }
    if (!news.empty()) people_.tell_all(news);
}

void room_host::show_no_picture() {
    if (!picture_) return;
    picture_.reset();
    people_.tell_all(no_picture);
}

aio::task<> room_host::tell_counts() {
    for (;;) {
        co_await count_is_to_tell_.wait();
        count_is_to_tell_.clear();
        people_.tell_all(count_message(room_));
        co_await aio::sleep(between_counts);
    }
}

void room_host::note_count() {
    count_is_to_tell_.set();
    count_has_changed_.set();
}

void room_host::joined(audience_member& who) { people_.bring_up_to_date(who); }

void room_host::left(audience_member& who) {
    const auto taken = seats_.find(who.number());
    if (taken == seats_.end()) return;
    room_.leave(taken->second.who);
    seats_.erase(taken);
    note_count();
}

std::vector<std::string> room_host::catch_up(const audience_member& who) {
    std::vector<std::string> all{state_message(room_, invitation_),
                                 picture_ ? picture_->snapshot() : std::string(no_picture)};
    const auto taken = seats_.find(who.number());
    if (taken != seats_.end()) all.push_back(you_message(room_, taken->second.who));
    return all;
}

void room_host::said(audience_member& who, std::string_view text) {
    try {
        std::visit([&](const auto& m) { take(who, m); }, read_member_message(text));
    } catch (const bad_document& e) {
        people_.tell(who, error_message(e.what()));
    } catch (const bad_value& e) {
        people_.tell(who, error_message(e.what()));
    }
}

void room_host::take(audience_member& from, const join_message& m) {
    if (seats_.contains(from.number())) throw bad_value("You are in the room already.");
    const std::optional<member_number> who = room_.join(m.token);
    if (!who) throw bad_value("The room is full: you can watch, but not vote.");
    seats_[from.number()] = {&from, *who};
    if (m.name) room_.rename(*who, *m.name);
    people_.tell(from, you_message(room_, *who));
    note_count();
}

void room_host::take(audience_member& from, const name_message& m) {
    const member_number who = person(from);
    room_.rename(who, m.name);
    people_.tell(from, you_message(room_, who));
    count_has_changed_.set();
}

void room_host::take(audience_member& from, const vote_message& m) {
    const member_number who = person(from);
    room_.vote(who, m.ask, m.said);
    people_.tell(from, you_message(room_, who));
    note_count();
}

member_number room_host::person(const audience_member& from) const {
    const auto taken = seats_.find(from.number());
    if (taken == seats_.end()) throw bad_value("Join first.");
    return taken->second.who;
}

}  // namespace asyncdemo
