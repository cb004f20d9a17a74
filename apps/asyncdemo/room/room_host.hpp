// The host of a room: hears what its browsers say, and tells them where the room is.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aio/event.hpp"
#include "aio/task_fwd.hpp"
#include "asyncdemo/room/member_message.hpp"
#include "asyncdemo/room/room.hpp"
#include "asyncdemo/room/room_messages.hpp"
#include "report/json/picture_feed.hpp"
#include "web/audience.hpp"

namespace asyncdemo {

class room_host final : audience_watcher {
public:
    /// The room outlives it.
    explicit room_host(room& of) : room_(of) {}
    room_host(const room_host&) = delete;
    room_host& operator=(const room_host&) = delete;

    /// For the server that people come to.
    [[nodiscard]] audience& people() { return people_; }

    /// Where phones find the room; for projectors to show.
    void invite(invitation to) { invitation_ = std::move(to); }
    [[nodiscard]] const invitation& invited() const { return invitation_; }

    /// The room is somewhere else, or knows more: tells everybody, and each their own.
    void tell_where_it_is();

    /// Shows that picture to everybody, or how it has grown. Its lesson outlives this.
    void show_picture(const lesson_run& picture);
    /// Nothing has run.
    void show_no_picture();

    /// Tells everybody how many are here and have voted, as that changes, until it is cancelled.
    aio::task<> tell_counts();

    /// Set when that changes, for somebody who shows it and clears it.
    [[nodiscard]] aio::event& count_has_changed() { return count_has_changed_; }

private:
    void joined(audience_member& who) override;
    void said(audience_member& who, std::string_view text) override;
    void left(audience_member& who) override;
    std::vector<std::string> catch_up(const audience_member& who) override;

    void take(audience_member& from, const join_message& m);
    void take(audience_member& from, const name_message& m);
    void take(audience_member& from, const vote_message& m);
    void take(audience_member&, const watch_message&) {}  // it hears all that everybody hears

    /// Throws `bad_value` when that one has not joined.
    [[nodiscard]] member_number person(const audience_member& from) const;
    void note_count();

    room& room_;
    invitation invitation_;
    audience people_{*this};
    std::optional<picture_feed> picture_;
    std::vector<const side*> pictured_sides_;
    struct seat {
        audience_member* at;
        member_number who;
    };
    std::map<std::uint64_t, seat> seats_;  // of those who have joined, by their connections
    aio::event count_is_to_tell_;
    aio::event count_has_changed_;
};

}  // namespace asyncdemo
