// A learner at the keys of a lesson that is gone through step by step, on a pseudo-terminal.
#pragma once

#include <string>
#include <string_view>

#include "program/programs.hpp"

namespace asyncdemo {

/// `gather`, step by step, by somebody who has not begun any lesson. The virtual clock makes every
/// figure exact, and the run itself takes no time.
launch stepping(words more = {});

/// The same with waits that are so short that a run is played in no time.
launch short_lesson(words more = {});

/// Somebody else's state directory each time.
launch by_a_new_learner(launch l);

/// Checks that the texts stand in the output, one behind the other; the first that does not is
/// told.
void check_order(const std::string& text, const words& parts);

/// A learner who looks before each key.
class learner {
public:
    explicit learner(const launch& what) : program_(what) {}

    /// True when that comes, behind what was seen last.
    bool sees(std::string_view text) { return program_.writes_next(text); }

    /// The same of any of these texts, whichever comes first.
    bool sees_any(const words& texts) { return program_.writes_next_of(texts).has_value(); }

    /// What stood there before is not seen again.
    void types(std::string_view keys);

    /// Looks for that, then types the keys; false when it does not come. What is typed before a
    /// page stands there does nothing, so a learner looks at each.
    bool answers(std::string_view text, std::string_view keys) {
        if (!sees(text)) return false;
        types(keys);
        return true;
    }

    /// Presses Enter once at each prompt until that is seen; says nothing to a question, and skips
    /// what plays.
    bool goes_on_until(std::string_view text);

    /// From the question about a side: answers it, and goes on to where the answer is told.
    bool predicts(std::string_view answer);

    process_under_test& program() { return program_; }

    /// Presses q, and Enter as questions want it, until that ends the program: before a page
    /// stands, it does nothing. As `leaves`.
    outcome quits();

    /// Waits for the end, and checks that nothing is left: no process, no mode of the terminal.
    outcome leaves();

private:
    process_under_test program_;
};

/// From the beginning of `gather` to the question about its first side.
void come_to_question(learner& l);

}  // namespace asyncdemo
