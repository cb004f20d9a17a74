// What a lesson asks a learner of a side before it runs: what is right, and what people typically
// say instead.
#pragma once

#include <concepts>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lesson/bound.hpp"
#include "lesson/claim_words.hpp"
#include "lesson/quantity.hpp"
#include "lesson/settings.hpp"

namespace asyncdemo {

/// An answer that people give, and the error behind it.
struct typical_answer {
    std::string_view key;  // the lesson's story tells by it what the error is: "sum"
    bound<quantity> value;
    std::string because = {};  // goes on after the value: "is the sum: what `sequential` took"
};

/// What a side comes to when nothing disturbs it. Where the machine decides (`about`), a guess is
/// held against this run's measurement, and the value is only one to choose.
struct right_answer {
    template <class Value>
        requires std::constructible_from<bound<quantity>, Value>
    right_answer(Value v)  // NOLINT(google-explicit-constructor): it stands in a table
        : value(std::move(v)) {}

    bound<quantity> value;
    bool is_exact = true;
};

inline right_answer about(bound<quantity> value) {
    right_answer answer(std::move(value));
    answer.is_exact = false;
    return answer;
}

/// What can be said of the answers for one side.
struct prediction_prompt {
    std::string_view side;
    std::vector<typical_answer> wrong;
    right_answer right;
    /// Where the machine decides: why this run can't tell; empty when it can.
    std::string (*unclear)(const side_view&) = nullptr;
    std::string why = {};  // a sentence: why it comes out as it does
};

enum class grade {
    right,
    close,
    wrong,
    unclear  // there is nothing to hold it against; it counts neither way
};

std::string_view to_string(grade g);

/// How near a guess has to be: by which share of what is right it may be off, or by which factor.
/// The question says so if it is a factor.
struct precision {
    double right;
    double close;
    bool is_factor = true;
};

inline constexpr precision within_a_tenth{.right = 0.1, .close = 0.3, .is_factor = false};

/// For "within a factor of 4".
constexpr precision within_factor(double right) { return {.right = right, .close = 3 * right}; }

/// The figure of a side that is asked for. Its unit is that of every answer.
struct asked_figure {
    template <class T>
    asked_figure(measured_figure<T> f)  // NOLINT(google-explicit-constructor)
        : in(unit_of(static_cast<const T*>(nullptr))), name(f.name), of(std::move(f.of)) {}

    finding::unit in;
    std::string_view name;  // of a `measured_figure`
    std::function<quantity(const side_view&)> of;

private:
    static finding::unit unit_of(const seconds*) { return finding::unit::time_s; }
    static finding::unit unit_of(const integer*) { return finding::unit::number; }
    static finding::unit unit_of(const rate*) { return finding::unit::per_second; }
    static finding::unit unit_of(const multiple*) { return finding::unit::factor; }
};

/// The question that a lesson asks of its sides, and where the answer is found.
struct prediction_question {
    std::string asks = "How long does it take?";
    asked_figure measure = wall();
    std::vector<prediction_prompt> prompts = {};
    asyncdemo::precision precision = within_a_tenth;

    /// What is known about the answers for that side; null where it is not asked about.
    [[nodiscard]] const prediction_prompt* find(std::string_view side) const;

    /// All answers that the lesson knows, in order, of those that look alike only one: something to
    /// choose from. The same for every side, so that they give no hint.
    [[nodiscard]] std::vector<quantity> choices(const settings& chosen) const;

    /// What a guess is worth where `right` is right: never unclear. An answer that is next to
    /// nothing is held against the smallest difference between two choices.
    [[nodiscard]] grade grade_of(const quantity& guess, const quantity& right,
                                 const settings& chosen) const;
};

}  // namespace asyncdemo
