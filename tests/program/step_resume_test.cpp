// A lesson that was left in the middle, and goes on there another time.
#include <doctest/doctest.h>

#include "program/learner.hpp"

using namespace asyncdemo;

TEST_CASE("a lesson that was left goes on there another time, until it is done") {
    const launch again = short_lesson();
    learner leaves_early(again);
    come_to_question(leaves_early);
    REQUIRE(leaves_early.predicts("3"));
    REQUIRE(leaves_early.answers("Enter: on", "\r"));
    REQUIRE(leaves_early.answers("Your answer", "q\r"));
    CHECK(leaves_early.leaves().exit_code == 0);
    learner comes_back(again);
    REQUIRE(comes_back.sees("what will await-in-turn do?"));
    REQUIRE(comes_back.sees("Back at step 6 of 19"));
    CHECK_FALSE(contains(comes_back.program().terminal(), "The story"));
    REQUIRE(comes_back.goes_on_until("Enter: end"));
    comes_back.types("\r");
    CHECK(comes_back.leaves().exit_code == 0);
    learner once_more(again);
    REQUIRE(once_more.sees("The story"));
    once_more.types("\x03");
    CHECK(once_more.leaves().exit_code == 130);
}

TEST_CASE("answers and parameters are kept with the place, and said to be") {
    launch plain = stepping();
    learner leaves_early(plain);
    REQUIRE(leaves_early.answers("Enter: on", "p"));
    REQUIRE(leaves_early.answers("Parameter and value", "a 7s\r"));
    REQUIRE(leaves_early.goes_on_until("what will sequential do?"));
    REQUIRE(leaves_early.predicts("10s"));
    REQUIRE(leaves_early.sees("You said 10.0 s, it was 10.0 s: right."));
    REQUIRE(leaves_early.goes_on_until("what will await-in-turn do?"));
    REQUIRE(leaves_early.answers("Your answer", "7s\r"));
    REQUIRE(leaves_early.answers("Enter: run it", "q"));
    CHECK(leaves_early.leaves().exit_code == 0);

    learner comes_back(plain);
    REQUIRE(comes_back.sees("what will await-in-turn do?"));
    REQUIRE(comes_back.sees("a 7s, b 3s"));
    REQUIRE(comes_back.sees("You say 7.00 s."));
    REQUIRE(comes_back.sees("Back at step"));
    REQUIRE(comes_back.sees(", with --a 7s; 2 answers kept."));
    REQUIRE(comes_back.answers("Your answer", "\r"));  // keeps it
    REQUIRE(comes_back.answers("Enter: run it", "\r"));
    REQUIRE(comes_back.answers("Enter: the answer", "\r"));
    REQUIRE(comes_back.sees("You said 7.00 s, it was 10.0 s: close."));
    REQUIRE(comes_back.answers("Enter: on", "B"));
    REQUIRE(comes_back.goes_on_until("what will sequential do?"));
    REQUIRE(comes_back.sees("You have seen it run."));
    CHECK(comes_back.quits().exit_code == 0);
}

TEST_CASE("parameters of the command line count, and answers for others are told to be gone") {
    launch plain = short_lesson();
    learner leaves_early(plain);
    come_to_question(leaves_early);
    REQUIRE(leaves_early.answers("Your answer", "500ms\r"));
    REQUIRE(leaves_early.answers("Enter: run it", "q"));
    CHECK(leaves_early.leaves().exit_code == 0);
    plain.arguments.back() = "400ms";
    learner comes_back(plain);
    REQUIRE(comes_back.sees("a 200ms, b 400ms"));
    REQUIRE(comes_back.sees("with --a 200ms --b 400ms; your answers were for another"));
    REQUIRE(comes_back.answers("Your answer", "q\r"));
    CHECK(comes_back.leaves().exit_code == 0);
}
