// What a lesson that is gone through step by step does with its terminal.
#include <doctest/doctest.h>

#include <csignal>

#include "program/learner.hpp"
#include "program/terminal_screen.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

terminal_screen screen_of(const launch& what, std::string_view written) {
    terminal_screen s(static_cast<std::size_t>(what.columns), static_cast<std::size_t>(what.rows));
    s.write(written);
    return s;
}

}  // namespace

TEST_CASE("Ctrl-C ends it with 130") {
    for (const char* before : {"Enter: on", "Your answer", "Enter: run it", "Enter: to its end"}) {
        CAPTURE(before);
        learner l(stepping());
        REQUIRE(l.goes_on_until(before));
        l.types("\x03");
        CHECK(l.leaves().exit_code == 130);
    }
}

TEST_CASE("a signal that ends the program leaves the terminal as it was, and so does a crash") {
    for (const int signal : {SIGTERM, SIGHUP, SIGQUIT, SIGABRT, SIGSEGV}) {
        for (const char* before : {"Enter: on", "running, 0."}) {  // a picture has no cursor
            CAPTURE(signal);
            learner l(stepping());
            REQUIRE(l.goes_on_until(before));
            l.program().send(signal);
            const outcome o = l.leaves();
            CHECK(o.exit_code == 128 + signal);
            CHECK(o.terminal.rfind("\x1b[?25h") + 1 >= o.terminal.rfind("\x1b[?25l") + 1);
        }
    }
}

TEST_CASE("Ctrl-Z gives the terminal back, and fg goes on where it was") {
    const std::string script =
        "set -m; \"$0\" gather --step --clock virtual; echo stopped with $?; stty -a; fg; "
        "echo went on to $?";
    launch in_shell = stepping();
    in_shell.arguments = {"-c", script, in_shell.program};
    in_shell.program = "/bin/sh";
    learner l(in_shell);
    REQUIRE(l.answers("Enter: on", "\r"));
    REQUIRE(l.answers("Your answer", "3\r"));
    REQUIRE(l.sees("void sequential("));
    REQUIRE(l.answers("Enter: run it", "\x1a"));
    REQUIRE(l.sees("stopped with"));
    REQUIRE(l.sees(" icanon"));
    REQUIRE(l.sees(" echo "));
    REQUIRE(l.sees("void sequential("));  // drawn again
    REQUIRE(l.answers("Enter: run it", "\r"));
    REQUIRE(l.goes_on_until("You said 5.00 s"));
    REQUIRE(l.answers("Enter: on", "q"));
    REQUIRE(l.sees("went on to 0"));
    l.leaves();
}

TEST_CASE("a pause distorts no figure: what was measured by halves is measured anew") {
    launch real = program({"gather", "--step", "--speed", "2"});
    real.out = real.err = {stream_to::kind::terminal};
    learner l(by_a_new_learner(real));
    REQUIRE(l.program().has_children(3));
    l.program().watch_for(300ms);
    l.program().send_to_group(SIGSTOP);
    l.program().watch_for(1500ms);  // longer than the whole side would take
    l.program().send_to_group(SIGCONT);
    l.types("s");
    REQUIRE(l.goes_on_until("claims hold"));
    REQUIRE(l.goes_on_until("Enter: end"));
    l.types("\r");
    const outcome o = l.leaves();
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK_FALSE(contains(o.terminal, "interrupted"));
}

TEST_CASE("without a terminal, --step is an error that names --predict") {
    for (const launch& l : {program({"gather", "--step"}), [] {
                                launch messages = program({"gather", "--step"});
                                messages.err = {stream_to::kind::terminal};
                                return messages;
                            }()}) {
        const outcome o = run(l);
        CAPTURE(o);
        CHECK(o.exit_code == 2);
        CHECK(contains(o.err + o.terminal, "--step"));
        CHECK(contains(o.err + o.terminal, "--predict"));
        CHECK(o.out.empty());
    }
}

TEST_CASE("a dumb terminal gets plain lines, and takes the same keys") {
    launch dumb = stepping();
    dumb.environment["TERM"] = "dumb";
    learner l(dumb);
    REQUIRE(l.goes_on_until("Your answer"));
    l.types("2\r");
    REQUIRE(l.goes_on_until("Enter: end"));
    l.types("\r");
    const outcome o = l.leaves();
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK_FALSE(has_escapes(o.terminal));
    check_order(o.terminal, {"Your answer", "You said 3.00 s", "side by side", "Try next:"});
}

TEST_CASE("signs and colours are those that were asked for") {
    learner plain(stepping({"--ascii", "--no-color"}));
    REQUIRE(plain.goes_on_until("Enter: end"));
    plain.types("\r");
    const std::string text = plain.leaves().terminal;
    for (const char c : text) REQUIRE(static_cast<unsigned char>(c) < 128);
    CHECK_FALSE(contains(text, "\x1b[1m"));
    CHECK_FALSE(contains(text, "\x1b[3"));
}

TEST_CASE("a page is a screen: its head is at the top, and what is asked on the last line") {
    // Of lessons with long code, many sides, and a long comparison.
    for (const char* lesson : {"gather", "threads"}) {
        for (const auto& [columns, rows] : {std::pair(80, 24), {100, 30}, {120, 40}}) {
            CAPTURE(lesson);
            CAPTURE(columns);
            launch sized = program({lesson, "--step", "--speed", "50", "--no-color"});
            sized.out = sized.err = {stream_to::kind::terminal};
            sized.columns = columns;
            sized.rows = rows;
            sized.deadline = 200s;
            learner l(by_a_new_learner(sized));
            const std::string head = "\u2500\u2500 " + std::string(lesson);
            bool has_seen_mistake = false;
            for (bool is_at_end = false; !is_at_end;) {
                const bool asks =
                    l.sees_any({"Enter: on", "Enter: next page", "Enter: run it", "Your answer",
                                "Enter: the answer", "Enter: why", "Enter: end"});
                l.program().watch_for(20ms);  // the line is whole
                const std::string shown = screen_of(sized, l.program().terminal()).window();
                CAPTURE(shown);
                REQUIRE(asks);
                CHECK(shown.starts_with(head));
                CHECK(static_cast<int>(lines_of(shown).size()) <= rows);
                has_seen_mistake = has_seen_mistake || contains(shown, "What people do wrong");
                is_at_end = contains(shown, "Enter: end");
                l.types("\r");
            }
            CHECK(has_seen_mistake);
            CHECK(l.leaves().exit_code != 2);
        }
    }
}

TEST_CASE("a page that has another size of window stays at the same place, and is a screen again") {
    launch tall = stepping({"--no-color"});
    tall.columns = 120;
    tall.rows = 40;
    learner l(tall);
    REQUIRE(l.answers("Enter: on", "s"));
    REQUIRE(l.goes_on_until("gather: why"));
    REQUIRE(l.sees("page 1 of 2"));
    l.program().resize_terminal(60, 20);
    REQUIRE(l.sees("page 1 of"));
    l.types(" ");
    REQUIRE(l.sees("page 2 of"));
    l.types("b");
    REQUIRE(l.sees("What to look at"));
    REQUIRE(l.sees("page 1 of"));
    l.types("  ");  // one of them may come too early
    REQUIRE(l.sees("page 2 of"));
    l.program().resize_terminal(80, 24);
    REQUIRE(l.sees("page "));
    CHECK(l.quits().exit_code == 0);
}

TEST_CASE("what was shown can be read again, without what was asked and what moved") {
    const launch what = stepping({"--no-color", "--a", "200ms", "--b", "300ms"});
    learner l(what);
    REQUIRE(l.goes_on_until("Your answer"));
    REQUIRE(l.goes_on_until("Enter: end"));
    l.types("\r");
    const outcome o = l.leaves();
    CHECK(o.exit_code == 0);
    const terminal_screen shown = screen_of(what, o.terminal);
    CHECK(shown.has_cursor());
    check_order(shown.everything(), {"The story", "3    500 ms", "void sequential(",
                                     "sequential runs", "It was 500 ms.", "side by side",
                                     "Why it came out so", "the mistake", "Try next:"});
    for (const char* gone : {"Enter:", "Your answer", "running", "Measuring"}) {
        CAPTURE(gone);
        CHECK_FALSE(contains(shown.everything(), gone));
    }
}

TEST_CASE("what has no place on the terminal of the steps is an error") {
    for (const words& more :
         {words{"--json"}, {"--format", "csv"}, {"-q"}, {"-o", "-"}, {"--json", "-o", "-"}}) {
        CAPTURE(more.front());
        const outcome o = run(stepping(more));
        CHECK(o.exit_code == 2);
        CHECK(contains(o.terminal, "--step and --"));
    }
}
