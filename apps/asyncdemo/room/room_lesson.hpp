// A lesson of a room's course: what is voted on its sides, what was measured of them, and how both
// compare.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "asyncdemo/room/ballot.hpp"
#include "asyncdemo/room/room_course.hpp"
#include "lesson/lesson_run.hpp"
#include "lessons/catalog.hpp"
#include "report/terminal/timeline_scale.hpp"
#include "runner/run_plan.hpp"

namespace asyncdemo {

/// An error that several people made.
struct typical_error {
    std::string answer;  // "5.00 s"
    std::size_t count = 0;
    std::string because;  // goes on after the answer: "is the sum"
};

class room_lesson {
public:
    /// `plan` has the sides to go through; `entry` outlives this.
    room_lesson(const catalog_entry& entry, run_plan plan);
    room_lesson(const room_lesson&) = delete;
    room_lesson& operator=(const room_lesson&) = delete;
    room_lesson(room_lesson&&) = default;

    [[nodiscard]] const catalog_entry& entry() const { return *entry_; }
    [[nodiscard]] const lesson& of() const { return entry_->lesson; }
    [[nodiscard]] const run_plan& plan() const { return plan_; }
    [[nodiscard]] course_lesson outline() const;

    /// Begins anew with these settings: votes and figures are gone.
    void change(const settings& chosen);

    // ---- Votes -------------------------------------------------------------------------------

    /// Whether the lesson asks for a prediction of that side.
    [[nodiscard]] bool asks_about(const side& of) const;

    /// Those on that side, which is asked about.
    [[nodiscard]] ballot& votes_on(const side& of) { return ballots_[&of]; }
    /// The same, or null when nobody has been asked.
    [[nodiscard]] const ballot* find_votes(const side& of) const;
    /// Somebody else has that number from now on: votes of the one before are gone.
    void forget(member_number who);
    [[nodiscard]] std::vector<quantity> choices() const;

    /// One of them by its place, counted from 0. Throws `bad_value`, with a sentence.
    [[nodiscard]] quantity choice(std::int64_t place) const;
    /// An answer as it is typed. Throws `bad_value`, whose text goes on after what was typed.
    [[nodiscard]] quantity answer(std::string_view typed) const;

    // ---- Runs --------------------------------------------------------------------------------

    /// A plan for that side alone.
    [[nodiscard]] run_plan plan_for(const side& of) const;

    /// Where the run of a side is filled in while it runs.
    [[nodiscard]] lesson_run& running() { return running_; }

    /// The run is over: takes it up among those that are over, and grades the votes on it. With
    /// the last side of the plan, all are judged together.
    void take_up();

    /// What was filled in by halves is not kept.
    void throw_away() { running_ = lesson_run(); }

    [[nodiscard]] bool has_all_sides() const { return seen_.sides.size() == plan_.sides.size(); }

    /// All sides that are over, with their claims when they are all.
    [[nodiscard]] const lesson_run& seen() const { return seen_; }

    /// The run of a mistake, judged; or null.
    [[nodiscard]] const lesson_run* mistake(const side& of) const;

    /// The sides up to that one, with what runs of it; of a mistake, beside the right one.
    [[nodiscard]] lesson_run picture_of(const side& of) const;

    /// What that picture is drawn on: room for all that was seen so far.
    [[nodiscard]] timeline_scale scale_for(const side& of) const;

    // ---- What came out -----------------------------------------------------------------------

    /// What is right, and why. Requires that the side is over.
    [[nodiscard]] prediction right_answer(const side& of) const;

    /// Whose error was a typical one, the most frequent first.
    [[nodiscard]] std::vector<typical_error> errors_on(const side& of) const;

    /// The claims that a mistake has broken, as sentences.
    [[nodiscard]] std::vector<std::string> broken_by(const side& mistake) const;

private:
    [[nodiscard]] lesson_run without_sides() const;

    const catalog_entry* entry_;
    run_plan plan_;
    std::map<const side*, ballot> ballots_;
    lesson_run seen_;
    std::map<const side*, lesson_run> mistakes_;
    lesson_run running_;
};

}  // namespace asyncdemo
