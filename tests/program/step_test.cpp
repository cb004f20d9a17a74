// A lesson gone through by keys, step by step.
#include <doctest/doctest.h>

#include "program/learner.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

TEST_CASE("a lesson is gone through to its end by keys, and leaves the terminal as it was") {
    learner l(short_lesson());
    REQUIRE(l.sees("a 200ms, b 300ms"));
    REQUIRE(l.sees("The story"));
    REQUIRE(l.answers("Enter: on", "\r"));
    REQUIRE(l.sees("what will sequential do?"));
    REQUIRE(l.sees("3    500 ms"));
    REQUIRE(l.answers("Your answer", "3\r"));
    REQUIRE(l.sees("You say 500 ms."));
    REQUIRE(l.sees("void sequential("));
    REQUIRE(l.answers("Enter: run it", " "));
    REQUIRE(l.answers("Enter: the answer", "\x1b[C"));  // an arrow
    REQUIRE(l.sees("what sequential did"));
    REQUIRE(l.sees("You said 500 ms, it was 500 ms: right."));
    REQUIRE(l.answers("Enter: on", "\r"));
    REQUIRE(l.predicts("300ms"));
    REQUIRE(l.sees("sequential"));  // still in view
    REQUIRE(l.sees("You said 300 ms, it was 500 ms: wrong. 300 ms is the longest wait"));
    REQUIRE(l.answers("Enter: on", "\r"));
    REQUIRE(l.predicts(""));  // says nothing
    REQUIRE(l.sees("It was 300 ms. All waits begin together"));
    REQUIRE(l.goes_on_until("side by side"));
    REQUIRE(l.goes_on_until("claims hold"));
    REQUIRE(l.goes_on_until("What to look at"));
    REQUIRE(l.goes_on_until("the mistake blocking-in-coroutine"));
    REQUIRE(l.goes_on_until("Try next:"));
    REQUIRE(l.answers("Enter: end", "\r"));
    const outcome o = l.leaves();
    CAPTURE(o);
    CHECK(o.exit_code == 0);
}

TEST_CASE("a key that ends the run leaves the answer to another one") {
    learner l(stepping({"--a", "40s", "--b", "20s"}));  // played for a minute, unless a key ends it
    come_to_question(l);
    REQUIRE(l.answers("Your answer", "\r"));
    REQUIRE(l.answers("Enter: run it", "\r"));
    REQUIRE(l.answers("Enter: to its end", "\r"));
    REQUIRE(l.sees("Enter: the answer"));
    l.program().watch_for(200ms);
    CHECK_FALSE(contains(l.program().terminal(), "It was"));
    l.types("\r");
    REQUIRE(l.sees("It was"));
    CHECK(l.quits().exit_code == 0);
}

TEST_CASE("the run is shown as it grows, at its own pace, and slower when asked") {
    learner l(short_lesson());
    come_to_question(l);
    REQUIRE(l.answers("Your answer", "\r"));
    REQUIRE(l.answers("Enter: run it", "\r"));
    REQUIRE(l.sees("running, 0."));
    REQUIRE(l.answers("Enter: the answer", "\r"));
    REQUIRE(l.sees("It was 500 ms."));
    REQUIRE(l.answers("r: slower", "r"));
    REQUIRE(l.sees("running, 0."));
    REQUIRE(l.sees("at 0.5 of its speed"));
    REQUIRE(l.answers("Enter: the answer", "\r"));
    REQUIRE(l.sees("It was 500 ms."));
    CHECK(l.quits().exit_code == 0);
}

TEST_CASE("code and help are pages beside the lesson, and lead back to it") {
    learner l(stepping());
    REQUIRE(l.answers("Enter: on", "?"));
    REQUIRE(l.sees("skip to the answers"));
    REQUIRE(l.answers("on, and back", "\r"));
    REQUIRE(l.sees("The story"));
    REQUIRE(l.answers("Enter: on", "c"));
    REQUIRE(l.goes_on_until("gather_all"));
    REQUIRE(l.goes_on_until("The story"));
    REQUIRE(l.goes_on_until("Your answer"));
    l.types("?\r");
    REQUIRE(l.sees("an answer of your own"));
    REQUIRE(l.answers("on, and back", "b"));
    REQUIRE(l.answers("Your answer", "c\r"));
    REQUIRE(l.sees("void sequential("));
    REQUIRE(l.answers("on, and back", "q"));
    CHECK(l.leaves().exit_code == 0);
}

TEST_CASE("skipping shows the answers at once, and asks nothing") {
    learner l(stepping());
    REQUIRE(l.answers("Enter: on", "s"));
    REQUIRE(l.goes_on_until("side by side"));
    REQUIRE(l.goes_on_until("claims hold"));
    REQUIRE(l.goes_on_until("Why it came out so"));
    REQUIRE(l.goes_on_until("Enter: end"));
    l.types("\r");
    const outcome o = l.leaves();
    CHECK(o.exit_code == 0);
    CHECK_FALSE(contains(o.terminal, "Your answer"));
}

TEST_CASE("q and the end of the keyboard quit, whatever is on the screen") {
    for (const char* quit : {"q", "\x04"}) {
        CAPTURE(quit);
        for (const char* before : {"Enter: on", "Your answer", "Enter: run it", "Enter: to its end",
                                   "Enter: the answer"}) {
            CAPTURE(before);
            const bool is_question = before == std::string_view("Your answer");
            learner l(stepping({"--a", "2s", "--b", "1s"}));
            REQUIRE(l.goes_on_until(before));
            l.types(quit);
            if (is_question && quit != std::string_view("\x04")) l.types("\r");
            CHECK(l.leaves().exit_code == 0);
        }
    }
}

TEST_CASE("the mistake is shown with its code, its run and why; it changes no verdict") {
    const temporary_directory d;
    learner l(short_lesson({"-o", d.path("run.json")}));
    REQUIRE(l.goes_on_until("side by side"));
    REQUIRE(l.goes_on_until("What people do wrong: gather, but the coroutines block."));
    REQUIRE(l.sees("wait_without_await("));
    REQUIRE(l.answers("Enter: run it", "\r"));
    REQUIRE(l.answers("Enter: why", "\r"));
    REQUIRE(l.sees("the first one never gives the thread back"));
    REQUIRE(l.sees("as expected: blocking-in-coroutine"));
    REQUIRE(l.goes_on_until("Enter: end"));
    l.types("\r");
    CHECK(l.leaves().exit_code == 0);
    const auto document = json_of(content_of(d.path("run.json")));
    CHECK(document.at("verdict") == "pass");
    CHECK(document.at("sides").size() == 3);
}

TEST_CASE("the claims' verdict is the exit code of who went to the end") {
    const words with_mistake{"--side", "gather", "--mistake"};
    learner to_end(short_lesson(with_mistake));
    REQUIRE(to_end.goes_on_until("as expected"));
    REQUIRE(to_end.goes_on_until("Enter: end"));
    to_end.types("\r");
    const outcome o = to_end.leaves();
    CAPTURE(o);
    CHECK(o.exit_code == 1);
    learner quits(short_lesson(with_mistake));
    REQUIRE(quits.answers("Enter: on", "s"));
    REQUIRE(quits.sees("side by side"));
    REQUIRE(quits.answers("Enter: ", "q"));
    CHECK(quits.leaves().exit_code == 0);
}

TEST_CASE("a report is written at the end, with the predictions, but not when the learner quits") {
    const temporary_directory d;
    learner to_end(short_lesson({"-o", d.path("run.json")}));
    come_to_question(to_end);
    REQUIRE(to_end.predicts("2"));
    REQUIRE(to_end.goes_on_until("Enter: end"));
    to_end.types("\r");
    CHECK(to_end.leaves().exit_code == 0);
    const auto document = json_of(content_of(d.path("run.json")));
    CHECK(document.at("predictions").size() == 1);
    CHECK(document.at("predictions").at(0).at("grade") == "wrong");
    CHECK(document.at("verdict") == "pass");
    learner quits(short_lesson({"-o", d.path("other.json")}));
    REQUIRE(quits.answers("Enter: on", "q"));
    CHECK(quits.leaves().exit_code == 0);
    CHECK_THROWS(content_of(d.path("other.json")));
}

TEST_CASE("Ctrl-C writes the report with what was measured in the background so far") {
    const temporary_directory d;
    launch real =
        program({"gather", "--step", "--a", "40s", "--b", "50s", "-o", d.path("run.json")});
    real.out = real.err = {stream_to::kind::terminal};
    learner l(by_a_new_learner(real));
    REQUIRE(l.answers("Enter: on", "\x03"));
    CHECK(l.leaves().exit_code == 130);
    CHECK(json_of(content_of(d.path("run.json"))).at("complete") == false);
}
