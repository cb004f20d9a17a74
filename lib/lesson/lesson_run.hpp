// A lesson that has run: its recordings and what they say about its claims.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lesson/grading.hpp"
#include "lesson/lesson.hpp"
#include "lesson/recording.hpp"

namespace asyncdemo {

/// The machine that the figures belong to.
struct machine {
    int cpus = 0;  // that the program may run on
    std::optional<double> cpu_quota =
        {};  // how many of them it may use on average, if that is less
    std::string os;
    std::string compiler;
    std::string python = {};  // of the sides in Python: "CPython 3.11.2"; empty where none ran
};

/// "2 CPUs", "4 CPUs, of which a quota allows 0.5".
std::string describe_processors(const machine& m);

/// One side with its recording of each round.
struct side_run {
    const side* of = nullptr;
    std::vector<recording> runs;

    [[nodiscard]] bool is_ok() const;
    /// The median of the walls of all rounds. There is at least one round.
    [[nodiscard]] double median_wall_s() const;
};

/// A claim with what was found, in the round that stands for all: the worst for what must always be
/// so, the median one for a time.
struct judged_claim {
    std::string text;  // with the name of the side
    asyncdemo::verdict verdict = verdict::pass;
    finding found;
    std::string reason;  // why it is inconclusive; else empty
};

struct lesson_run {
    const lesson* of = nullptr;
    settings chosen;
    asyncdemo::machine machine;
    /// The version of the program that recorded it, when it was read back; nothing when it just
    /// ran.
    std::optional<std::string> recorded_by;
    std::vector<side_run> sides;
    /// People made it, who knocked at the servers of its sides: nothing of it is judged.
    bool was_served = false;
    /// By how much the machine was late at worst, in each round: a time that misses its bound by
    /// less is inconclusive.
    std::vector<double> lateness_s;
    std::vector<judged_claim> claims;
    std::vector<std::string> unjudged;  // claims that need a side that did not run
    std::vector<prediction> predictions;
    /// By the user, before its last round was over: the rest was not measured.
    bool was_interrupted = false;

    /// The side of that name, or null when it did not run.
    [[nodiscard]] const side_run* find(std::string_view name) const;

    /// The recording of a side in that round, or null when it did not come to its end.
    [[nodiscard]] const recording* finished(std::string_view name, std::size_t round) const;

    /// How long that round took, so far: of sides that run at the same time the longest, of sides
    /// that run one after the other all of them.
    [[nodiscard]] double round_s(std::size_t round) const;

    /// The median wall of a side, or 0 when it did not run.
    [[nodiscard]] double wall_s(std::string_view name) const;

    /// A figure of the first round of a side, or 0.
    [[nodiscard]] double metric(std::string_view name, std::string_view metric) const;

    /// True when every side came to its end by itself, in every round that was asked for.
    [[nodiscard]] bool is_complete() const;

    /// Fail if a claim failed, else inconclusive if one is or if none could be judged, else pass.
    [[nodiscard]] asyncdemo::verdict verdict() const;
};

/// What a claim on `subject` can compare with in that round: the other sides that came to their
/// end, in the same language.
side_view::lookup sides_beside(const side& subject, const lesson_run& run, std::size_t round);

/// The claim as it is told of that side: with its name, and of a mistake also that of the right
/// one.
std::string claim_text(const claim& c, const side& of);

/// True for a claim that was judged on that side.
bool is_about(const judged_claim& c, const side& s);

/// True for a claim that was judged on a mistake of the lesson.
bool is_about_mistake(const judged_claim& c, const lesson& l);

/// Judges every claim of the lesson on every side that it is about, the mistakes included, and
/// fills in `claims` and `unjudged`; grades the predictions.
void judge(lesson_run& run);

}  // namespace asyncdemo
