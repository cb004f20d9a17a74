// A lesson gone through by keys, on a pseudo-terminal.
#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <cstring>

#include "program/programs.hpp"
#include "program/terminal_screen.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

// The virtual clock makes every figure exact, and the run itself takes no time.
launch stepping(words more = {}) {
    words all{"gather", "--step", "--clock", "virtual"};
    all.insert(all.end(), more.begin(), more.end());
    launch l = program(all);
    l.out = l.err = {stream_to::kind::terminal};
    return l;
}

void check_equal(const termios& before, const termios& after) {
    CHECK(before.c_iflag == after.c_iflag);
    CHECK(before.c_oflag == after.c_oflag);
    CHECK(before.c_cflag == after.c_cflag);
    CHECK(before.c_lflag == after.c_lflag);
    CHECK(std::memcmp(before.c_cc, after.c_cc, sizeof before.c_cc) == 0);
}

/// A learner who looks before each key.
class learner {
public:
    explicit learner(const launch& what) : program_(what) {}

    /// True when that comes, behind what was seen last.
    bool sees(std::string_view text) { return program_.writes_next(text, 30s); }

    void types(std::string_view keys) { program_.type(keys); }

    process_under_test& program() { return program_; }

    /// Waits for the end, and checks that nothing is left: no process, no mode of the terminal.
    outcome leaves() {
        outcome o = program_.wait();
        CHECK_FALSE(o.was_too_slow);
        CHECK(program_.left_over(5s).empty());  // a killed program's sides end by themselves
        check_equal(program_.terminal_modes_before(), program_.terminal_modes());
        return o;
    }

private:
    process_under_test program_;
};

// Where the texts stand in the output, one behind the other; the first that does not is told.
void check_order(const std::string& text, const words& parts) {
    std::size_t at = 0;
    for (const std::string& part : parts) {
        CAPTURE(part);
        const std::size_t found = text.find(part, at);
        REQUIRE(found != std::string::npos);
        at = found + part.size();
    }
}

terminal_screen screen_of(const launch& what, std::string_view written) {
    terminal_screen s(static_cast<std::size_t>(what.columns), static_cast<std::size_t>(what.rows));
    s.write(written);
    return s;
}

// One Enter for each step of `gather`, with these answers.
std::string keys_to_the_end(const words& answers) {
    std::string keys = "\r";  // the story
    for (const std::string& answer : answers) keys += "\r" + answer + "\r\r";
    return keys + "\r\r";  // side by side, why
}

}  // namespace

TEST_CASE("a lesson is gone through to its end by keys, and leaves the terminal as it was") {
    learner l(stepping());
    REQUIRE(l.sees("The story"));
    REQUIRE(l.sees("Enter: on"));
    l.types("\r");
    REQUIRE(l.sees("void sequential("));
    REQUIRE(l.sees("Enter: on"));
    l.types(" ");
    REQUIRE(l.sees("3    5.00 s"));
    REQUIRE(l.sees("Your answer"));
    l.types("3\r");
    REQUIRE(l.sees("You said 5.00 s, it was 5.00 s: right."));
    REQUIRE(l.sees("r: replay slower"));
    l.types("\x1b[C");  // an arrow
    REQUIRE(l.sees("await_in_turn(stage& on)"));
    l.types("\r");
    REQUIRE(l.sees("Your answer"));
    l.types("3s\r");
    REQUIRE(l.sees("You said 3.00 s, it was 5.00 s: wrong."));
    REQUIRE(l.sees("3.00 s is the longest wait"));
    l.types("\r\r");
    REQUIRE(l.sees("Your answer"));
    l.types("\r");  // says nothing
    REQUIRE(l.sees("It was 3.00 s. All waits begin together"));
    l.types("\r");
    REQUIRE(l.sees("side by side"));
    REQUIRE(l.sees("gather takes the longest wait"));
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
    REQUIRE(l.sees("gather takes the longest wait"));
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
    CHECK(contains(o.terminal, "gather takes the longest wait"));
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

TEST_CASE("what has no place on the terminal of the steps is an error") {
    for (const words& more :
         {words{"--json"}, {"--format", "csv"}, {"-q"}, {"-o", "-"}, {"--json", "-o", "-"}}) {
        CAPTURE(more.front());
        const outcome o = run(stepping(more));
        CHECK(o.exit_code == 2);
        CHECK(contains(o.terminal, "--step and --"));
    }
}
