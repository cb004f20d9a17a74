// The figures of a sweep as people read them: what the terminal's tables and the Markdown ones
// show.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lesson/sweep_run.hpp"
#include "report/curves.hpp"

namespace asyncdemo {

/// One figure of every side, over the values.
struct sweep_table {
    struct line {
        std::string value;
        std::vector<std::optional<std::string>> texts;  // one a side that may not have it
    };

    std::string title;               // of the figure
    std::vector<std::string> sides;  // those that have it anywhere
    std::vector<line> lines;         // one a value that was run
};

/// What the curves are of; then the total and the lesson's own figures as far as any side has them,
/// and they differ from that.
std::vector<sweep_table> tables_of(const sweep_run& sweep, const sweep_curves& curves);

/// What the claims of one run came to, in a word or two: "all hold", "1 FAILED, 2 unclear".
std::string claims_summary(const lesson_run& run);

/// Whether and where the curve bends: "knee at tasks 256: 1.0x a doubling up to there, 1.9x after
/// it"; and where it has no points.
std::string knee_text(const curve& c, const sweep_curves& of, const any_parameter& swept);

/// What a knee is on these axes, for people; empty where none is looked for.
std::string about_knees(const sweep_curves& curves);

}  // namespace asyncdemo
