// What a run says in sentences, on the terminal and in the documents.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "lesson/sweep_run.hpp"

namespace asyncdemo {

/// What every report says of a run that Ctrl-C ended.
inline constexpr std::string_view interruption_note =
    "Interrupted: this is what was measured so far.";

/// What every report says where its claims would stand, if there are none.
inline constexpr std::string_view nothing_judged_note = "No claim could be judged in this run.";

/// What compiled the sides, and what ran those in Python, if any did: "g++ 12.2, CPython 3.11.7".
std::string describe_languages(const machine& m);

/// What the figures are, where they are not plainly measured ones at the lesson's own pace:
/// replayed, interrupted, in virtual time, of a model alone, with shorter waits. Else empty.
std::string run_label(const lesson_run& run);

/// The same of all runs of a sweep.
std::string sweep_label(const sweep_run& sweep);

/// The lesson's parameters that have an effect, as they were chosen, in a line, each as it would be
/// typed: "a 2s, b 3s". An old recording may lack some.
std::string parameters_in_use(const lesson& of, const settings& chosen);

/// What stands above a text that was written for the defaults, where these are other values, or
/// where every wait is divided: "The text speaks of the defaults: a 2s, b 3s." Empty where it fits,
/// and of a text without any digit.
std::string note_on_defaults(const lesson& of, const settings& chosen, std::string_view text);

/// The lesson's conclusion with its figures, if this run bears it out: else why it doesn't, and
/// what the lesson computes instead. It compares the sides, so it is empty unless all of them but
/// the mistakes and models came to their end. Throws `std::invalid_argument` for braces around
/// something unknown.
std::string conclusion_of(const lesson_run& run);

/// How many rounds there are of the side that has the most.
std::size_t rounds_of(const lesson_run& run);

/// Whether a round that Ctrl-C ended is told of like one that went wrong.
enum class interruptions { told, left_out };

/// Why rounds of a side, or of all sides, did not come to their end, a line each: "gather: still
/// running after 5 s". Every report tells it in these words. A problem may quote anything, and is
/// made visible here.
std::vector<std::string> problems_of(const side_run& side, interruptions which);
std::vector<std::string> problems_of(const lesson_run& run, interruptions which);

/// How it came out as a whole: "7 claims hold", "1 of 7 claims FAILED".
std::string verdict_in_words(const lesson_run& run);

}  // namespace asyncdemo
