#include "asyncdemo/room/room_host.hpp"

#include <chrono>

#include "aio/sleep.hpp"
#include "aio/task.hpp"
#include "report/json/json_shape.hpp"

namespace asyncdemo {
namespace {

constexpr std::chrono::milliseconds between_counts{100};

}  // namespace

void room_host::tell_where_it_is() {
    people_.tell_all(state_message(room_, invitation_));
    for (const auto& [number, taken] : seats_) {
        people_.tell(*taken.at, you_message(room_, taken.who));
    }
}

void room_host::show_picture(const lesson_run& picture, const timeline_scale& scale) {
    const std::string news = picture_.take(picture, scale);
    if (!news.empty()) people_.tell_all(news);
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
    std::vector<std::string> all{state_message(room_, invitation_), picture_.snapshot()};
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
