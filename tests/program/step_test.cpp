// A lesson gone through by keys, step by step.
#include <doctest/doctest.h>

#include "program/learner.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

// Whose waits are short, so that its run is played in no time.
launch short_lesson(words more = {}) {
    words all{"--a", "200ms", "--b", "300ms"};
    all.insert(all.end(), more.begin(), more.end());
    return stepping(all);
}

// To the question about the first side.
void come_to_question(learner& l) {
    REQUIRE(l.answers("Enter: on", "\r"));
    REQUIRE(l.sees("what will sequential do?"));
}

}  // namespace

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

TEST_CASE("what is typed before a page stands there does nothing") {
    learner l(short_lesson());
    l.types("\r\r3s\rq\r");  // before the program has begun
    REQUIRE(l.sees("The story"));
    REQUIRE(l.sees("Enter: on"));
    l.program().watch_for(300ms);
    CHECK_FALSE(contains(l.program().terminal(), "Your answer"));
    CHECK(l.quits().exit_code == 0);
}

TEST_CASE("an answer that is typed where none is asked for is no command") {
    learner l(short_lesson());
    REQUIRE(l.answers("Enter: on", "3s"));
    REQUIRE(l.sees("Nothing is asked here: 3s"));
    l.types("qbs\r");
    REQUIRE(l.answers("Enter: on", "\r"));
    REQUIRE(l.answers("Your answer", "2\r"));
    REQUIRE(l.answers("Enter: run it", "\r"));
    REQUIRE(l.answers("Enter: to its end", "3s"));  // while it is played
    REQUIRE(l.answers("Nothing is asked here: 3s", "\r"));
    REQUIRE(l.sees("Enter: the answer"));
    const outcome o = l.quits();
    CHECK(o.exit_code == 0);
    CHECK_FALSE(contains(o.terminal, "side by side"));
}

TEST_CASE("a word that is typed as an answer skips nothing; s twice does") {
    learner l(stepping());
    come_to_question(l);
    REQUIRE(l.answers("Your answer", "sum"));
    REQUIRE(l.answers("An answer begins with a digit", "3\r"));
    REQUIRE(l.goes_on_until("what will await-in-turn do?"));
    REQUIRE(l.answers("Your answer", "s"));
    REQUIRE(l.answers("s again skips", "s"));
    REQUIRE(l.sees("side by side"));
    CHECK(l.quits().exit_code == 0);
}

TEST_CASE("nothing is told of a side before it was predicted") {
    learner l(stepping());
    come_to_question(l);
    REQUIRE(l.sees("Your answer"));
    l.program().watch_for(300ms);  // by now it is measured
    const outcome o = l.quits();
    CHECK(o.exit_code == 0);
    for (const char* told : {"What to look at", "it was", "It was", "in flight", "runs", "void"}) {
        CAPTURE(told);
        CHECK_FALSE(contains(o.terminal, told));
    }
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

TEST_CASE("back leads to the step before, and no vote is taken when the side was shown") {
    learner l(short_lesson());
    come_to_question(l);
    REQUIRE(l.answers("Your answer", "b"));
    REQUIRE(l.sees("The story"));
    REQUIRE(l.answers("Enter: on", "\r"));
    REQUIRE(l.predicts("2"));
    REQUIRE(l.sees("You said 300 ms"));
    REQUIRE(l.answers("b: back", "v"));
    REQUIRE(l.sees("what will sequential do?"));
    REQUIRE(l.sees("You have seen it run."));
    REQUIRE(l.answers("Enter: on", "3\r\r"));  // the answer is in vain
    REQUIRE(l.answers("Enter: run it", "B"));
    REQUIRE(l.sees("The story"));
    CHECK(l.quits().exit_code == 0);
}

TEST_CASE("v votes again, as long as the side was not shown") {
    learner l(short_lesson());
    come_to_question(l);
    REQUIRE(l.answers("Your answer", "2\x7f"));
    l.types("31\x15");
    l.types("1\r");
    REQUIRE(l.sees("You say 200 ms."));
    REQUIRE(l.answers("v: vote again", "v"));
    REQUIRE(l.answers("Your answer", "3\r"));
    REQUIRE(l.sees("You say 500 ms."));
    REQUIRE(l.answers("Enter: run it", "\r"));
    REQUIRE(l.answers("Enter: the answer", "\r"));
    REQUIRE(l.sees("You said 500 ms, it was 500 ms: right."));
    CHECK(l.quits().exit_code == 0);
}

TEST_CASE("p changes a parameter, and the side is asked about and measured again") {
    const temporary_directory d;
    learner l(short_lesson({"-o", d.path("run.json")}));
    come_to_question(l);
    REQUIRE(l.predicts("3"));
    REQUIRE(l.sees("it was 500 ms"));
    REQUIRE(l.answers("p: parameter", "p"));
    REQUIRE(l.sees("its parameters"));
    REQUIRE(l.sees("b 300ms"));
    REQUIRE(l.answers("Parameter and value", "c 1s\r"));
    REQUIRE(l.sees("\"c 1s\" is not a change: write a parameter (a, b, tasks, each)"));
    l.types("b 500ms\r");
    REQUIRE(l.sees("what will sequential do?"));
    REQUIRE(l.sees("3    700 ms"));
    REQUIRE(l.predicts("3"));
    REQUIRE(l.sees("You said 700 ms, it was 700 ms: right."));
    REQUIRE(l.goes_on_until("Enter: end"));
    l.types("\r");
    CHECK(l.leaves().exit_code == 0);
    const auto document = json_of(content_of(d.path("run.json")));
    CHECK(document.at("predictions").size() == 1);
    CHECK(document.at("parameters").at("b_s") == 0.5);
}

TEST_CASE("no parameter is changed when Escape is pressed, or Enter alone") {
    for (const char* key : {"\r", "\x1b", "b 4s\x1b"}) {
        CAPTURE(key);
        learner l(short_lesson());
        REQUIRE(l.answers("Enter: on", "p"));
        REQUIRE(l.answers("Parameter and value", key));
        REQUIRE(l.sees("a 200ms, b 300ms"));
        REQUIRE(l.sees("Enter: on"));
        CHECK(l.quits().exit_code == 0);
    }
}

TEST_CASE("code and help are pages beside the lesson, and lead back to it") {
    learner l(stepping());
    REQUIRE(l.answers("Enter: on", "?"));
    REQUIRE(l.sees("skip to the answers"));
    REQUIRE(l.answers("back to the lesson", "\r"));
    REQUIRE(l.sees("The story"));
    REQUIRE(l.answers("Enter: on", "c"));
    REQUIRE(l.goes_on_until("gather_all"));
    REQUIRE(l.goes_on_until("The story"));
    REQUIRE(l.goes_on_until("Your answer"));
    l.types("?");
    REQUIRE(l.sees("an answer of your own"));
    REQUIRE(l.answers("back to the lesson", "b"));
    REQUIRE(l.answers("Your answer", "c"));
    REQUIRE(l.sees("void sequential("));
    REQUIRE(l.answers("back to the lesson", "q"));
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

TEST_CASE("a lesson that was left goes on there another time, until it is done") {
    const launch again = short_lesson();
    learner leaves_early(again);
    come_to_question(leaves_early);
    REQUIRE(leaves_early.predicts("3"));
    REQUIRE(leaves_early.answers("Enter: on", "\r"));
    REQUIRE(leaves_early.answers("Your answer", "q"));
    CHECK(leaves_early.leaves().exit_code == 0);
    learner comes_back(again);
    REQUIRE(comes_back.sees("what will await-in-turn do?"));
    CHECK_FALSE(contains(comes_back.program().terminal(), "The story"));
    REQUIRE(comes_back.goes_on_until("Enter: end"));
    comes_back.types("\r");
    CHECK(comes_back.leaves().exit_code == 0);
    learner once_more(again);
    REQUIRE(once_more.sees("The story"));
    once_more.types("\x03");
    CHECK(once_more.leaves().exit_code == 130);
}

TEST_CASE("q and the end of the keyboard quit, whatever is on the screen") {
    for (const char* quit : {"q", "\x04"}) {
        CAPTURE(quit);
        for (const char* before : {"Enter: on", "Your answer", "Enter: run it", "Enter: to its end",
                                   "Enter: the answer"}) {
            CAPTURE(before);
            learner l(stepping({"--a", "2s", "--b", "1s"}));
            REQUIRE(l.goes_on_until(before));
            l.types(quit);
            CHECK(l.leaves().exit_code == 0);
        }
    }
}

TEST_CASE("what is no answer is told, and asked again") {
    learner l(short_lesson());
    come_to_question(l);
    REQUIRE(l.answers("Your answer", "7\r"));
    REQUIRE(l.sees("\"7\" is not a choice, and a time needs a unit: 7s or 7ms"));
    l.types("3x\r");
    REQUIRE(l.sees("\"3x\""));
    l.types("500ms\r");
    REQUIRE(l.sees("You say 500 ms."));
    CHECK(l.quits().exit_code == 0);
}

TEST_CASE("what --predict says is taken as answered") {
    learner l(short_lesson({"--side", "gather", "--predict", "gather=500ms"}));
    REQUIRE(l.goes_on_until("You said 500 ms, it was 300 ms: wrong."));
    const outcome o = l.quits();
    CHECK(o.exit_code == 0);
    CHECK_FALSE(contains(o.terminal, "Your answer"));
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

TEST_CASE("what a terminal answers is no key") {
    learner l(short_lesson());
    REQUIRE(l.answers("Enter: on", "\x1b]11;rgb:1e1e/1e1e/1e1e"));
    l.types("\x1b\\\x1bP>|sbqn(3)\x1b\\\x1b[24;80R\x1b[?62;22c");
    l.types("\r");
    REQUIRE(l.sees("Your answer"));
    CHECK(l.quits().exit_code == 0);
}
