// Somebody's way through the steps of a lesson.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "asyncdemo/learner/lesson_end.hpp"
#include "asyncdemo/step/lesson_steps.hpp"
#include "asyncdemo/step/step_keys.hpp"

namespace asyncdemo {

class lesson_walk {
public:
    /// Begins with the first step of that part, or with the first of all.
    lesson_walk(std::vector<lesson_step> steps, std::string_view begin_with);

    [[nodiscard]] const lesson_step& now() const { return steps_[at_]; }

    /// Which step that is, counted from 1, and of how many.
    [[nodiscard]] std::size_t number() const { return at_ + 1; }
    [[nodiscard]] std::size_t steps() const { return steps_.size(); }

    /// True until another step is gone to.
    [[nodiscard]] bool has_just_begun() const { return has_just_begun_; }

    /// Whether the side that is shown was asked about.
    [[nodiscard]] bool has_question() const { return find(lesson_step::kind::predict).has_value(); }

    /// At which share of its speed a run is played: less each time that it is replayed.
    [[nodiscard]] double speed() const { return speed_; }

    /// The part to begin with another time. What was skipped is still to come.
    [[nodiscard]] std::string part_reached() const;

    /// To another step; or the end, when the wish leads out of the lesson. The wish has a meaning
    /// at this step.
    std::optional<lesson_end> go(wish wanted);

    /// Other steps in place of these: to the first one of the same side, or the one of the same
    /// kind.
    void change(std::vector<lesson_step> steps);

private:
    [[nodiscard]] std::optional<std::size_t> find(lesson_step::kind of_this_side) const;
    [[nodiscard]] std::size_t step_for(wish wanted) const;

    std::vector<lesson_step> steps_;
    std::size_t at_;
    bool has_just_begun_ = true;
    std::optional<std::string> skipped_from_;  // the part
    double speed_ = 1;
};

}  // namespace asyncdemo
