// A lesson gone through by keys, step by step.
#include <doctest/doctest.h>

#include "program/learner.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

TEST_CASE("a lesson is gone through to its end by keys, and leaves the terminal as it was") {
    learner l(stepping({"--a", "200ms", "--b", "300ms"}));
    REQUIRE(l.sees("The story"));
    REQUIRE(l.sees("Enter: on"));
    l.types("\r");
    REQUIRE(l.sees("void sequential("));
    REQUIRE(l.sees("Enter: on"));
    l.types(" ");
    REQUIRE(l.sees("3    500 ms"));
    REQUIRE(l.sees("Your answer"));
    l.types("3\r");
    REQUIRE(l.sees("You said 500 ms, it was 500 ms: right."));
    REQUIRE(l.sees("r: replay slower"));
    l.types("\x1b[C");  // an arrow
    REQUIRE(l.sees("await_in_turn(stage& on)"));
    l.types("\r");
    REQUIRE(l.sees("Your answer"));
    l.types("300ms\r");
    REQUIRE(l.sees("You said 300 ms, it was 500 ms: wrong."));
    REQUIRE(l.sees("300 ms is the longest wait"));
    l.types("\r\r");
    REQUIRE(l.sees("Your answer"));
    l.types("\r");  // says nothing
    REQUIRE(l.sees("It was 300 ms. All waits begin together"));
    l.types("\r");
    REQUIRE(l.sees("side by side"));
    REQUIRE(l.sees("claims hold"));
    l.types("\r");
    REQUIRE(l.sees("What to look at"));
    REQUIRE(l.sees("Try next:"));
    REQUIRE(l.sees("Enter: end"));
    l.types("\r");
    const outcome o = l.leaves();
    CAPTURE(o);
    CHECK(o.exit_code == 0);
}

TEST_CASE("keys that are typed before they are asked for count, in their order") {
    learner l(stepping());
    l.types(keys_to_the_end({"2", "5s", "3"}));
    const outcome o = l.leaves();
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    check_order(o.terminal,
                {"The story", "void sequential(", "You say 3.00 s.",
                 "You said 3.00 s, it was 5.00 s: wrong.", "3.00 s is the longest wait",
                 "You say 5.00 s.", "You said 5.00 s, it was 5.00 s: right.", "You say 5.00 s.",
                 "You said 5.00 s, it was 3.00 s: wrong.", "5.00 s is the sum", "side by side",
                 "Why it came out so", "Try next:"});
}

TEST_CASE("nothing is told of a side before it was predicted") {
    learner l(stepping());
    l.types("\r\r");
    REQUIRE(l.sees("Your answer"));
    l.program().watch_for(300ms);  // by now it is measured
    l.types("q");
    const outcome o = l.leaves();
    CHECK(o.exit_code == 0);
    for (const char* told : {"What to look at", "it was", "It was", "in flight", "runs"}) {
        CAPTURE(told);
        CHECK_FALSE(contains(o.terminal, told));
    }
}

TEST_CASE("the run is shown as it grows, at its own pace, and slower when asked") {
    learner l(stepping({"--a", "300ms", "--b", "300ms"}));
    l.types("\r\r\r");
    REQUIRE(l.sees("running, 0."));
    REQUIRE(l.sees("It was 600 ms."));
    REQUIRE(l.sees("r: replay slower"));
    l.types("r");
    REQUIRE(l.sees("running, 0."));
    REQUIRE(l.sees("at 0.5 of its speed"));
    REQUIRE(l.sees("It was 600 ms."));
    l.types("q");
    CHECK(l.leaves().exit_code == 0);
}

TEST_CASE("back leads to the step before, and no answer is taken when it is known") {
    learner l(stepping());
    REQUIRE(l.sees("Enter: on"));
    l.types("\r");
    REQUIRE(l.sees("b: back"));
    l.types("b");
    REQUIRE(l.sees("The story"));
    l.types("\r\r2\r\x1b");
    REQUIRE(l.sees("You said 3.00 s"));
    REQUIRE(l.sees("r: replay slower"));
    l.types("b");
    REQUIRE(l.sees("what will sequential do?"));
    REQUIRE(l.sees("Enter: on"));
    l.types("3\r\x1b");  // in vain
    REQUIRE(l.sees("You said 3.00 s"));
    l.types("q");
    CHECK(l.leaves().exit_code == 0);
}

TEST_CASE("an answer can be changed until the side is shown") {
    learner l(stepping());
    l.types("\r\r2\x7f");
    l.types("31\x15");
    l.types("1\r\x1b");
    REQUIRE(l.sees("You said 2.00 s"));
    l.types("q");
    CHECK(l.leaves().exit_code == 0);
}

TEST_CASE("code and help are shown at any step") {
    learner l(stepping());
    l.types("?");
    REQUIRE(l.sees("replay the run, slower each time"));
    l.types("c");
    REQUIRE(l.sees("gather_all"));
    l.types("\r\r?");
    REQUIRE(l.sees("an answer of your own"));
    l.types("c");
    REQUIRE(l.sees("void sequential("));
    REQUIRE(l.sees("Your answer"));
    l.types("q");
    CHECK(l.leaves().exit_code == 0);
}

TEST_CASE("skipping shows the answers at once") {
    learner l(stepping());
    l.types("s");
    REQUIRE(l.sees("side by side"));
    REQUIRE(l.sees("claims hold"));
    l.types("\r");
    REQUIRE(l.sees("Why it came out so"));
    l.types("\r");
    const outcome o = l.leaves();
    CHECK(o.exit_code == 0);
    CHECK_FALSE(contains(o.terminal, "Your answer"));
}

TEST_CASE("q and the end of the keyboard quit, whatever is on the screen") {
    for (const char* before : {"", "\r", "\r\r", "\r\r3\r"}) {
        for (const char* quit : {"q", "\x04"}) {
            CAPTURE(before);
            learner l(stepping());
            l.types(std::string(before) + quit);
            CHECK(l.leaves().exit_code == 0);
        }
    }
}

TEST_CASE("what is no answer is told, and asked again") {
    learner l(stepping());
    l.types("\r\r7\r");
    REQUIRE(l.sees("\"7\" is not a choice, and a time needs a unit: 7s or 7ms"));
    l.types("3x\r");
    REQUIRE(l.sees("\"3x\""));
    l.types("5s\r\x1b");
    REQUIRE(l.sees("You said 5.00 s"));
    l.types("q");
    CHECK(l.leaves().exit_code == 0);
}

TEST_CASE("what --predict says is taken as answered") {
    learner l(stepping({"--side", "gather", "--predict", "gather=5s"}));
    l.types("\r\r\r\r\r");
    const outcome o = l.leaves();
    CHECK(o.exit_code == 0);
    CHECK_FALSE(contains(o.terminal, "Your answer"));
    CHECK(contains(o.terminal, "You said 5.00 s, it was 3.00 s: wrong."));
}

TEST_CASE("the claims' verdict is the exit code of who went to the end") {
    learner to_end(stepping({"--side", "gather", "--mistake"}));
    to_end.types("\r\r1\r\r\r1\r\r\r\r");
    const outcome o = to_end.leaves();
    CAPTURE(o);
    CHECK(o.exit_code == 1);
    CHECK(contains(o.terminal, "FAILED"));
    learner quits(stepping({"--side", "gather", "--mistake"}));
    quits.types("sq");
    CHECK(quits.leaves().exit_code == 0);
}

TEST_CASE("a report is written at the end, with the predictions, but not when the learner quits") {
    const temporary_directory d;
    learner to_end(stepping({"-o", d.path("run.json")}));
    to_end.types(keys_to_the_end({"2", "5s", "3"}));
    CHECK(to_end.leaves().exit_code == 0);
    const auto document = json_of(content_of(d.path("run.json")));
    CHECK(document.at("predictions").size() == 3);
    CHECK(document.at("predictions").at(0).at("grade") == "wrong");
    CHECK(document.at("verdict") == "pass");
    learner quits(stepping({"-o", d.path("other.json")}));
    quits.types("q");
    CHECK(quits.leaves().exit_code == 0);
    CHECK_THROWS(content_of(d.path("other.json")));
}

TEST_CASE("Ctrl-C writes the report with what was measured in the background so far") {
    const temporary_directory d;
    learner l(stepping({"--a", "40s", "--b", "50s", "-o", d.path("run.json")}));
    REQUIRE(l.sees("Enter: on"));
    l.types("\x03");
    CHECK(l.leaves().exit_code == 130);
    CHECK(json_of(content_of(d.path("run.json"))).at("complete") == false);
}
