// What a prediction is worth once its side has run.
#pragma once

#include <optional>
#include <string>

#include "lesson/prediction.hpp"

namespace asyncdemo {

struct lesson_run;
struct side;

/// A guess, and what it is held against.
struct prediction {
    const side* of = nullptr;
    quantity guess = {};
    /// What it comes to when nothing disturbs it; nothing where the machine decides.
    std::optional<quantity> truth = {};
    std::optional<quantity> measured = {};  // the median of the rounds
    /// The measurement is not what it comes to undisturbed.
    bool is_disturbed = false;
    asyncdemo::grade grade = grade::unclear;
    std::string reason = {};  // in sentences
};

/// Grades a guess by what is right when nothing disturbs the work, whatever the machine made of it;
/// where the machine decides, by this run's measurement, unless it was too busy to tell. The reason
/// of a typical error is told for that very answer only.
prediction grade_guess(const lesson_run& run, const side& of, const quantity& guess);

/// What the right guess would have been told.
prediction right_answer_of(const lesson_run& run, const side& of);

}  // namespace asyncdemo
