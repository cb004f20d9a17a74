// What learners type in a stepped lesson: answers, in time and out of time, and parameters.
#include <doctest/doctest.h>

#include "program/learner.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

TEST_CASE("what is typed before a page stands there does nothing") {
    // The shell takes the first line; the others wait on the terminal when the program begins.
    launch in_shell = short_lesson();
    const words shell{"-c", "read first; exec \"$0\" \"$@\"", in_shell.program};
    in_shell.arguments = shell + in_shell.arguments;
    in_shell.program = "/bin/sh";
    learner l(in_shell);
    l.types("begin\r\r\r3s\rq\r");
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

TEST_CASE("a word that is typed as an answer is none of the commands that its letters are") {
    learner l(stepping());
    come_to_question(l);
    for (const char* word : {"sum", "quick", "both", "n/a", "?"}) {
        CAPTURE(word);
        REQUIRE(l.answers("Your answer", word));
        REQUIRE(l.sees(word));
        l.types("\x15");
        REQUIRE(l.sees("Your answer"));
        l.types("\x15");
    }
    l.types("sum\r");
    REQUIRE(l.sees("\"sum\" is not a duration"));
    REQUIRE(l.answers("Your answer", "3\r"));
    REQUIRE(l.sees("You say 5.00 s."));
    CHECK(l.quits().exit_code == 0);
}

TEST_CASE("at a question a command is a letter and Enter, and one without a meaning is no answer") {
    learner l(stepping());
    come_to_question(l);
    REQUIRE(l.answers("Your answer", "n\r"));  // no tour has a next lesson
    REQUIRE(l.sees("\"n\" is not a duration"));
    REQUIRE(l.answers("Your answer", "b\r"));
    REQUIRE(l.sees("The story"));
    REQUIRE(l.answers("Enter: on", "\r"));
    REQUIRE(l.answers("Your answer", "s\r"));
    REQUIRE(l.sees("side by side"));
    CHECK(l.quits().exit_code == 0);
}

TEST_CASE("what is wrong with an answer stands as a whole below the question, in any window") {
    for (const int columns : {60, 80}) {
        launch narrow = short_lesson();
        narrow.columns = columns;
        learner l(narrow);
        come_to_question(l);
        REQUIRE(l.answers("Your answer", "soon\r"));
        REQUIRE(l.sees("what will sequential do?"));  // again
        REQUIRE(l.sees("3    500 ms"));
        REQUIRE(l.sees("\"soon\" is not a duration: write a number and a unit, such as"));
        REQUIRE(l.sees("2s or 1m."));
        REQUIRE(l.answers("Your answer (1 to 3, or", "500ms"));
        REQUIRE(l.sees("500ms"));
        CHECK(l.quits().exit_code == 0);
    }
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

TEST_CASE("back leads to the step before, and no vote is taken when the side was shown") {
    learner l(short_lesson());
    come_to_question(l);
    REQUIRE(l.answers("Your answer", "b\r"));
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
    REQUIRE(l.sees("b 300ms"));  // still in view
    REQUIRE(l.sees("\"c 1s\" is not a change: write a parameter (a, b, tasks, each) and its"));
    REQUIRE(l.answers("Parameter and value", "b 500ms\r"));
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

TEST_CASE("what is no answer is told, and asked again") {
    learner l(short_lesson());
    come_to_question(l);
    REQUIRE(l.answers("Your answer", "7\r"));
    REQUIRE(l.sees("\"7\" is not a choice, and a time needs a unit: 7s or 7ms"));
    REQUIRE(l.answers("Your answer", "3x\r"));
    REQUIRE(l.sees("\"3x\""));
    REQUIRE(l.answers("Your answer", "500ms\r"));
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

TEST_CASE("what a terminal answers is no key") {
    learner l(short_lesson());
    REQUIRE(l.answers("Enter: on", "\x1b]11;rgb:1e1e/1e1e/1e1e"));
    l.types("\x1b\\\x1bP>|sbqn(3)\x1b\\\x1b[24;80R\x1b[?62;22c");
    l.types("\r");
    REQUIRE(l.sees("Your answer"));
    CHECK(l.quits().exit_code == 0);
}
