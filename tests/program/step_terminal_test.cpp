// What a lesson that is gone through step by step does with its terminal.
#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <cstring>

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
    for (const char* before : {"", "\r\r", "\r\r3\r"}) {
        CAPTURE(before);
        learner l(stepping());
        l.types(before);
        REQUIRE(l.sees("gather"));
        l.program().watch_for(200ms);
        l.types("\x03");
        CHECK(l.leaves().exit_code == 130);
    }
}

TEST_CASE("a signal that ends the program leaves the terminal as it was, and so does a crash") {
    for (const int signal : {SIGTERM, SIGHUP, SIGQUIT, SIGABRT, SIGSEGV}) {
        for (const char* before : {"\r", "\r\r3\r"}) {  // a prompt; a picture, without a cursor
            CAPTURE(signal);
            learner l(stepping());
            l.types(before);
            REQUIRE(l.sees(std::strlen(before) == 1 ? "b: back" : "running, 0."));
            l.program().send(signal);
            const outcome o = l.leaves();
            CHECK(o.signal == signal);
            CHECK(o.terminal.rfind("\x1b[?25h") + 1 > o.terminal.rfind("\x1b[?25l") + 1);
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
    l.types("\r");
    REQUIRE(l.sees("void sequential("));
    REQUIRE(l.sees("Enter: on"));
    l.types("\x1a");
    REQUIRE(l.sees("stopped with"));
    REQUIRE(l.sees(" icanon"));
    REQUIRE(l.sees(" echo "));
    REQUIRE(l.sees("void sequential("));  // drawn again
    REQUIRE(l.sees("Enter: on"));
    l.types("\r3\r\x1b");
    REQUIRE(l.sees("You said 5.00 s"));
    l.types("q");
    REQUIRE(l.sees("went on to 0"));
    l.leaves();
}

TEST_CASE("a pause distorts no figure: what was measured by halves is measured anew") {
    launch real = program({"gather", "--step", "--speed", "2"});
    real.out = real.err = {stream_to::kind::terminal};
    learner l(real);
    REQUIRE(l.program().has_children(3));
    l.program().watch_for(300ms);
    l.program().send_to_group(SIGSTOP);
    l.program().watch_for(1500ms);  // longer than the whole side would take
    l.program().send_to_group(SIGCONT);
    l.types("s\r\r");
    const outcome o = l.leaves();
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.terminal, "claims hold"));
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
    dumb.environment = {{"TERM", "dumb"}};
    learner l(dumb);
    l.types(keys_to_the_end({"2", "5s", "3"}));
    const outcome o = l.leaves();
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK_FALSE(has_escapes(o.terminal));
    check_order(o.terminal, {"Your answer", "You said 3.00 s", "side by side", "Try next:"});
}

TEST_CASE("signs and colours are those that were asked for") {
    learner plain(stepping({"--ascii", "--no-color"}));
    plain.types(keys_to_the_end({"2", "5s", "3"}));
    const std::string text = plain.leaves().terminal;
    for (const char c : text) REQUIRE(static_cast<unsigned char>(c) < 128);
    CHECK_FALSE(contains(text, "\x1b[1m"));
    CHECK_FALSE(contains(text, "\x1b[3"));
}

TEST_CASE("what is asked stands on the last line, whatever the size of the window") {
    for (const auto& [columns, rows] : {std::pair(40, 24), {80, 24}, {120, 40}, {200, 50}}) {
        CAPTURE(columns);
        launch sized = stepping({"--no-color"});
        sized.columns = columns;
        sized.rows = rows;
        learner l(sized);
        l.types("\r\r3\r\x1b");
        REQUIRE(l.sees("r: replay"));
        l.program().watch_for(100ms);
        const std::string shown = screen_of(sized, l.program().terminal()).window();
        const std::vector<std::string> lines = lines_of(shown);
        const auto last = std::find_if(lines.rbegin(), lines.rend(), [](const std::string& line) {
            return line.find_first_not_of(' ') != std::string::npos;
        });
        REQUIRE(last != lines.rend());
        CHECK(last->starts_with("Enter: on  b: back  c: code"));
        CHECK(contains(shown, "You said 5.00 s"));
        l.types("q");
        l.leaves();
    }
}

TEST_CASE("what was shown stays as plain lines, without what was asked and what moved") {
    const launch what = stepping({"--no-color"});
    learner l(what);
    l.types("\r\r3\r");
    REQUIRE(l.sees("running, 0."));
    l.types("\r" + keys_to_the_end({"2", "3"}));
    const outcome o = l.leaves();
    CHECK(o.exit_code == 0);
    const terminal_screen shown = screen_of(what, o.terminal);
    CHECK(shown.has_cursor());
    check_order(shown.everything(),
                {"The story", "void sequential(", "3    5.00 s", "You say 5.00 s.",
                 "You said 5.00 s, it was 5.00 s: right.", "side by side", "Try next:"});
    for (const char* gone : {"Enter:", "Your answer", "running", "any key", "Measuring"}) {
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
