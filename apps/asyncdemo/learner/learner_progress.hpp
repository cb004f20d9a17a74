// What a learner has done of the lessons, and the JSON document that it is kept in.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "asyncdemo/learner/lesson_place.hpp"

namespace asyncdemo {

enum class lesson_state {
    not_yet,
    skipped,  // shown its answers without going through it
    done      // gone through to its end, step by step
};

/// "not yet", "skipped", "done"
std::string_view to_string(lesson_state s);

/// How many of a learner's predictions were right.
struct prediction_score {
    int right = 0;
    int of = 0;

    friend bool operator==(const prediction_score&, const prediction_score&) = default;
};

/// How a lesson was left.
struct lesson_progress {
    lesson_state state = lesson_state::not_yet;
    std::string at = {};  // UTC, "2026-11-21T06:00:00Z"; empty when it is not yet
    std::optional<prediction_score> predictions = {};
    lesson_place place = {};  // where it was left before its end

    friend bool operator==(const lesson_progress&, const lesson_progress&) = default;
};

/// A text that is no progress; `what()` goes on after the file's name: "is not JSON".
class bad_progress : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The progress of a learner. It keeps what it does not know (lessons and fields of a later
/// program) as it was read.
class learner_progress {
public:
    /// Nothing is done.
    learner_progress();

    /// Reads what `text` wrote. Throws `bad_progress`.
    static learner_progress parse(std::string_view text);

    [[nodiscard]] lesson_progress of(std::string_view lesson) const;

    /// Notes how the lesson was left: skipped or done. What was done once stays so.
    void note(std::string_view lesson, const lesson_progress& left);

    /// Notes that the lesson was left there, before its end, at that time.
    void note_place(std::string_view lesson, const lesson_place& place, std::string_view at);

    /// The lesson that was left before its end last, unless it was gone through since; else empty.
    [[nodiscard]] std::string left_lesson() const;

    [[nodiscard]] std::string text() const;

private:
    explicit learner_progress(nlohmann::json document) : document_(std::move(document)) {}

    // Valid. It finds a field of an object by halving, however many that nobody knows there are.
    nlohmann::json document_;
};

}  // namespace asyncdemo
