#include "report/prediction_text.hpp"

#include <doctest/doctest.h>

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

prediction three_seconds(duration guess, grade g) {
    prediction p;
    p.guess = guess;
    p.truth = 3s;
    p.measured = 3004ms;
    p.grade = g;
    p.reason = "They overlap.";
    return p;
}

}  // namespace

TEST_CASE("what was said stands beside what was measured") {
    CHECK(prediction_text(three_seconds(5s, grade::wrong)) ==
          "You said 5.00 s, it was 3.00 s: wrong. They overlap.");
}

TEST_CASE("where the grade stands beside it, it is not told again") {
    CHECK(prediction_text_beside_grade(three_seconds(5s, grade::wrong)) ==
          "You said 5.00 s, it was 3.00 s. They overlap.");
    prediction p = three_seconds(5s, grade::unclear);
    p.truth.reset();
    p.reason = "This machine was busy and measured 7.20 s.";
    CHECK(prediction_text_beside_grade(p) ==
          "You said 5.00 s. This machine was busy and measured 7.20 s.");
}

TEST_CASE("on a busy machine, what is right is told instead of what was measured") {
    prediction p = three_seconds(3s, grade::right);
    p.is_disturbed = true;
    p.reason = "This machine was busy and measured 7.20 s. They overlap.";
    CHECK(prediction_text(p) ==
          "3.00 s is right. This machine was busy and measured 7.20 s. They overlap.");
    p.guess = 3100ms;
    CHECK(prediction_figures(p) == "You said 3.10 s, undisturbed it is 3.00 s: right.");
    CHECK(answer_text(p).starts_with("Undisturbed it is 3.00 s. This machine was busy"));
}

TEST_CASE("of a side that was not measured only what was said is told") {
    prediction p;
    p.guess = 5;
    p.reason = "lock was not measured in this run.";
    CHECK(prediction_text(p) == "You said 5. lock was not measured in this run.");
    CHECK(answer_text(p) == "lock was not measured in this run.");
}
