// What a learner expects of a side before it runs, what people typically expect and why, and what
// an expectation is worth after the run.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/bound.hpp"
#include "lesson/claim_words.hpp"
#include "lesson/settings.hpp"

namespace asyncdemo {

struct lesson_run;
struct side;

/// An answer that people give, and the error behind it.
struct typical_answer {
    std::string_view key;  // the lesson's story tells by it what the error is: "sum"
    bound<duration> value;
    std::string because = {};  // goes on after the value: "is the sum: what `sequential` took"
};

/// What can be said of the answers for one side.
struct prediction_prompt {
    std::string_view side;
    std::vector<typical_answer> wrong;
    /// The right answer, if it is no typical wrong one of another side.
    std::optional<bound<duration>> right = {};
    std::string why = {};  // a sentence: why it comes out as it does
};

/// How near a guess has to be.
enum class precision {
    share,              // right within a tenth, close within a quarter
    order_of_magnitude  // right within a factor of 4, close within 10: where the machine decides
};

/// The question that a lesson asks of its sides, and where the answer is found.
struct prediction_question {
    std::string asks = "How long does it take?";
    measured_figure<seconds> measure = wall();
    std::vector<prediction_prompt> prompts = {};
    asyncdemo::precision precision = asyncdemo::precision::share;

    /// What is known about the answers for that side, or null.
    [[nodiscard]] const prediction_prompt* find(std::string_view side) const;

    /// All answers that the lesson knows, in order, none twice: something to choose from. The same
    /// for every side, so that they give no hint.
    [[nodiscard]] std::vector<duration> choices(const settings& chosen) const;
};

enum class grade {
    right,
    close,
    wrong,
    unclear  // there is nothing to hold it against: the side did not come to its end
};

std::string_view to_string(grade g);

/// A guess, and what it is worth once the side has run.
struct prediction {
    const side* of = nullptr;
    duration guess{};
    std::optional<seconds> measured;  // the median of the rounds
    asyncdemo::grade grade = grade::unclear;
    std::string reason;
};

/// Compares a guess with what this machine measured. Unless orders of magnitude are asked for, a
/// difference that is small against the whole run counts as none: a guess of 0 s is right about
/// 300 us in a lesson of a second. The reason of a
/// wrong one is that of the typical answer that it is nearest to, if it is near one.
prediction grade_guess(const lesson_run& run, const side& of, duration guess);

}  // namespace asyncdemo
