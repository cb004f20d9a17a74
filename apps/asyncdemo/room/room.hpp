// A room that goes through lessons together: where it is, who is in it, what they vote. Pure state:
// it knows no sockets, no terminal and no clock, and stores nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "asyncdemo/room/room_course.hpp"
#include "asyncdemo/room/room_lesson.hpp"
#include "asyncdemo/room/room_members.hpp"

namespace asyncdemo {

/// A line of the table at the end.
struct room_result {
    const room_lesson* lesson = nullptr;
    const side* of = nullptr;
    std::string answer;
    share_right first;
    std::optional<share_right> second;  // if there was a second vote
};

class room {
public:
    /// There is at least one lesson, and each of them once.
    explicit room(std::vector<room_lesson> lessons, room_members members = room_members());

    // ---- Where it is -------------------------------------------------------------------------

    [[nodiscard]] const room_stop& now() const { return course_.now(); }
    [[nodiscard]] const std::vector<room_lesson>& lessons() const { return lessons_; }
    /// The lesson that it is in; null in the lobby and at the end.
    [[nodiscard]] const room_lesson* lesson() const;
    [[nodiscard]] room_lesson* lesson();
    /// Grows with each move, and so with everything that everybody is told of where it is.
    [[nodiscard]] std::int64_t serial() const { return serial_; }

    /// Whether the side has run to its end.
    [[nodiscard]] bool has_run(const side& of) const { return course_.has_run(of); }
    /// Whether what came out of it was told, so that grades and the table may have it.
    [[nodiscard]] bool is_told(const side& of) const { return course_.is_told(of); }

    // ---- Where it goes; each says whether there was anywhere to go ----------------------------

    /// Closes the vote, if it is open. In the second one, whoever has not voted again stays with
    /// the first vote.
    bool on();
    bool back() { return moved(course_.back()); }
    bool vote_again();
    bool pass_over_vote() { return moved(course_.pass_over_vote()); }
    bool next_lesson() { return moved(course_.next_lesson()); }
    bool previous_lesson() { return moved(course_.previous_lesson()); }

    /// The lesson begins anew with these settings. Requires that there is one.
    void change(const settings& chosen);

    /// The run of the stop's side is over, and filled in.
    void take_up_run();

    // ---- The vote ----------------------------------------------------------------------------

    /// Those on the side of the stop; null when nothing is asked there.
    [[nodiscard]] const ballot* votes() const;
    [[nodiscard]] bool is_open() const {
        return now().stage == room_stage::question && asks_.contains(now().of);
    }
    /// 1, or 2 once they vote again.
    [[nodiscard]] int round() const;
    /// What a vote has to name: another one for each question and round.
    [[nodiscard]] std::int64_t ask() const;
    /// How many of those who are here have voted in this round; 0 when nothing is asked.
    [[nodiscard]] std::size_t voted() const;
    /// Whether anybody has, here or away.
    [[nodiscard]] bool has_votes() const;

    /// Takes a vote, in place of an earlier one. Throws `bad_value`, with a sentence: it is closed,
    /// or no such choice, or can't be read.
    void vote(member_number who, std::int64_t ask, const said_vote& said);

    // ---- People ------------------------------------------------------------------------------

    [[nodiscard]] const room_members& members() const { return members_; }
    std::optional<member_number> join(std::string_view token);
    void leave(member_number who) { members_.leave(who); }
    void rename(member_number who, std::string_view typed) { members_.rename(who, typed); }

    /// How often somebody was right, of all that was told so far and that could be graded.
    [[nodiscard]] share_right score_of(member_number who) const;

    /// Of every side that was voted on and told, in the order of the course.
    [[nodiscard]] std::vector<room_result> results() const;

private:
    bool moved(bool has_moved);

    std::vector<room_lesson> lessons_;
    room_course course_;
    room_members members_;
    std::int64_t serial_ = 1;
    std::map<const side*, int> rounds_;
    std::map<const side*, std::int64_t> asks_;
    std::int64_t ask_count_ = 0;
};

}  // namespace asyncdemo
