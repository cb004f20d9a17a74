// The way of a room through its lessons, stop by stop: a value that knows no terminal, no votes and
// no figures.
#pragma once

#include <cstddef>
#include <set>
#include <string_view>
#include <vector>

#include "lesson/lesson.hpp"

namespace asyncdemo {

/// What happens at a stop.
enum class room_stage { lobby, question, histogram, run, answer, mistake, end };

std::string_view to_string(room_stage s);

struct room_stop {
    room_stage stage = room_stage::lobby;
    std::size_t lesson = 0;    // its number in the course, from 0; of the end, the last one
    const side* of = nullptr;  // none in the lobby and at the end

    friend bool operator==(const room_stop&, const room_stop&) = default;
};

/// What a room goes through of one lesson.
struct course_lesson {
    std::vector<const side*> sides;
    std::vector<const side*> asked;     // those of them that the lesson asks about
    std::vector<const side*> mistakes;  // run after them
};

/// Lobby; of each side question, histogram, run and answer; of each mistake what it is, its run and
/// the reason; the end. What isn't asked about has no histogram: its question only says what will
/// run. What has run isn't asked and doesn't run again: its stops before the answer are passed
/// over.
class room_course {
public:
    explicit room_course(const std::vector<course_lesson>& lessons);

    [[nodiscard]] const room_stop& now() const { return stops_[at_]; }
    [[nodiscard]] std::size_t lesson_count() const { return lesson_count_; }

    // Each goes there and says whether there was anywhere to go.

    bool on();
    /// From a histogram to its question, from a run that has not come to its end to the histogram;
    /// else to what was told before, or to the lobby.
    bool back();
    /// From the histogram to the question once more.
    bool vote_again();
    /// From a question without a vote to the run.
    bool pass_over_vote();
    /// To the next lesson, from the last one to the end.
    bool next_lesson();
    bool previous_lesson();

    /// Goes to the first stop of that lesson, which begins anew: nothing of it has run.
    void begin_anew(std::size_t lesson);

    /// From now on the side has run.
    void note_run(const side& of) { has_run_.insert(&of); }
    [[nodiscard]] bool has_run(const side& of) const { return has_run_.contains(&of); }

    /// Whether the room has been where it is told what came out of the side.
    [[nodiscard]] bool is_told(const side& of) const { return is_told_.contains(&of); }

private:
    [[nodiscard]] bool is_passed_over(const room_stop& s) const;
    [[nodiscard]] bool is_told(const room_stop& s) const;
    [[nodiscard]] std::size_t begin_of(std::size_t lesson) const;
    bool go_to(std::size_t stop);

    std::size_t lesson_count_;
    std::vector<room_stop> stops_;
    std::size_t at_ = 0;
    std::set<const side*> has_run_;
    std::set<const side*> is_told_;
};

}  // namespace asyncdemo
