// In which order a lesson is gone through.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson.hpp"
#include "runner/run_plan.hpp"

namespace asyncdemo {

struct lesson_step {
    enum class kind {
        story,     // what it is about, and nothing of what comes out
        shared,    // the code that all sides have in common
        predict,   // what a side will do
        code,      // of that side
        run,       // of that side, as it went
        answer,    // what came out, and what the prediction was worth
        overview,  // all sides: timelines, table, claims
        reasons,   // what to look at, and why it came out so
        advice     // what to try next
    };

    kind is = kind::story;
    const side* of = nullptr;  // of predict, code, run and answer

    friend bool operator==(const lesson_step&, const lesson_step&) = default;
};

/// The side that people mean to write, in the language of the mistake; null when it is none.
const side* right_side_of(const side& mistake, const lesson& l);

/// The mistakes that the plan leaves out but that belong to its sides: shown after the comparison,
/// and measured by themselves. On the virtual clock only those that have one.
std::vector<const side*> mistakes_beside(const run_plan& plan);

/// Story; of each side question, code, run and answer; the comparison, the reasons; code, run and
/// answer of each mistake beside the plan; advice. What the plan predicts already is not asked
/// again, nor is a side that the lesson asks nothing about, or one in Python. `has_shared_code` is
/// whether the sides have code in common.
std::vector<lesson_step> steps_of(const run_plan& plan, bool has_shared_code);

/// The part of the lesson that the step belongs to: a side by its name, "story", "comparison",
/// "end".
std::string_view part_of(const lesson_step& step);

/// The first step of that part, 0 when there is none.
std::size_t begin_of_part(const std::vector<lesson_step>& steps, std::string_view part);

/// The first step of that kind, which there is.
std::size_t first_of_kind(const std::vector<lesson_step>& steps, lesson_step::kind is);

}  // namespace asyncdemo
