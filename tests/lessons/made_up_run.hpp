// Runs that did not happen: what a lesson's claims say of figures that a test makes up.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "lesson/lesson_run.hpp"

namespace asyncdemo {

/// A run of `l` at its defaults, on a machine that was never late; the sides are still to come.
inline lesson_run made_up_run(const lesson& l) {
    lesson_run run;
    run.of = &l;
    run.chosen = l.default_settings();
    run.lateness_s = {0};
    return run;
}

/// What becomes of the first claim that has these words in its text. There must be one.
inline verdict verdict_of(lesson_run run, std::string_view words) {
    judge(run);
    const auto found = std::find_if(
        run.claims.begin(), run.claims.end(),
        [words](const judged_claim& c) { return c.text.find(words) != std::string::npos; });
    REQUIRE(found != run.claims.end());
    return found->verdict;
}

}  // namespace asyncdemo
