// What is different on a terminal: progress, colours, width.
#include <doctest/doctest.h>

#include "program/programs.hpp"
#include "program/terminal_screen.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

launch on_terminal(words arguments) {
    launch l = program(std::move(arguments));
    l.out = l.err = {stream_to::kind::terminal};
    return l;
}

launch with_messages_on_terminal(words arguments) {
    launch l = program(std::move(arguments));
    l.err = {stream_to::kind::terminal};
    return l;
}

const words short_run{"gather", "--speed", "10"};

}  // namespace

TEST_CASE("a run shows on the terminal that it is alive, at once, and removes that at its end") {
    process_under_test p(with_messages_on_terminal({"gather", "--speed", "2"}));
    REQUIRE(p.writes("gather: running"));
    CHECK_FALSE(contains(p.out(), "✓"));  // before anything was measured
    const outcome o = p.wait();
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    // Many frames, in one line, and nothing is left of it. Below it, a busy machine is warned of.
    CHECK(contains(o.terminal, "1."));
    const std::string frames = without_doubts(o.terminal);
    CHECK_FALSE(contains(frames, "\n"));
    terminal_screen screen(80, 24);
    screen.write(frames);
    CHECK(screen.everything() == "\n");
    CHECK(screen.has_cursor());
    // The results went elsewhere, so they are plain.
    CHECK_FALSE(has_escapes(o.out));
}

TEST_CASE("JSON on standard output stays one document while a terminal shows the progress") {
    const outcome o = run(with_messages_on_terminal(short_run + words{"--json"}));
    CHECK_NOTHROW(json_of(o.out));
    CHECK(contains(o.terminal, "running"));
}

TEST_CASE("no progress is shown off a terminal, when quiet, and on one that can't draw") {
    CHECK(without_doubts(run(program(short_run)).err) == "");
    CHECK(without_doubts(run(with_messages_on_terminal(short_run + words{"-q"})).terminal) == "");
    launch dumb = with_messages_on_terminal(short_run);
    dumb.environment = {{"TERM", "dumb"}};
    CHECK(without_doubts(run(dumb).terminal) == "");
}

TEST_CASE("the progress is no wider than the terminal") {
    launch narrow = with_messages_on_terminal(short_run);
    narrow.columns = 40;
    const outcome o = run(narrow);
    CHECK(contains(o.terminal, "running"));
    // A line that was too long would go on in the next one, which stays.
    terminal_screen screen(40, 24);
    screen.write(without_doubts(o.terminal));
    CHECK(screen.everything() == "\n");
}

TEST_CASE("results on a terminal have colours") {
    const outcome o = run(on_terminal({"gather", "--clock", "virtual"}));
    CHECK(o.exit_code == 0);
    CHECK(contains(o.terminal, "\x1b[1m"));
}

TEST_CASE("colours are off for --no-color, NO_COLOR and a dumb terminal, and are never needed") {
    const words typed{"gather", "--clock", "virtual", "-q"};
    launch plain = on_terminal(typed + words{"--no-color"});
    launch by_variable = on_terminal(typed);
    by_variable.environment = {{"NO_COLOR", "1"}};
    launch dumb = on_terminal(typed);
    dumb.environment = {{"TERM", "dumb"}};
    for (const launch& l : {plain, by_variable, dumb}) {
        const outcome o = run(l);
        CHECK_FALSE(has_escapes(o.terminal));
        CHECK(contains(o.terminal, "claims hold"));
    }
    launch empty_variable = on_terminal(typed);
    empty_variable.environment = {{"NO_COLOR", ""}};
    CHECK(has_escapes(run(empty_variable).terminal));
}

TEST_CASE("--color says more than the stream and the environment do") {
    const words typed{"gather", "--clock", "virtual", "-q"};
    launch piped = program(typed + words{"--color", "always"});
    CHECK(has_escapes(run(piped).out));
    piped.environment = {{"NO_COLOR", "1"}, {"TERM", "dumb"}};
    CHECK(has_escapes(run(piped).out));
    CHECK_FALSE(has_escapes(run(program(typed + words{"--color", "auto"})).out));
    CHECK(has_escapes(run(on_terminal(typed + words{"--color", "auto"})).terminal));
    CHECK_FALSE(has_escapes(run(on_terminal(typed + words{"--color", "never"})).terminal));
    CHECK_FALSE(
        has_escapes(run(on_terminal(typed + words{"--color", "never", "--no-color"})).terminal));
}

TEST_CASE("a report in a file has no colours, whatever the screen has") {
    const temporary_directory d;
    const words typed{"gather", "--clock", "virtual", "--color", "always", "-o", d.path("run.txt")};
    CHECK(has_escapes(run(program(typed)).out));
    CHECK_FALSE(has_escapes(content_of(d.path("run.txt"))));
}

TEST_CASE("--color takes three words, and none that --no-color contradicts") {
    const outcome unknown = run(program({"gather", "--color", "red"}));
    CHECK(unknown.exit_code == 2);
    CHECK(contains(unknown.err, "it can be auto, always or never"));
    const outcome both = run(program({"gather", "--color", "always", "--no-color"}));
    CHECK(both.exit_code == 2);
    CHECK(contains(both.err, "can't be combined"));
}

TEST_CASE("the width is that of the terminal, unless COLUMNS or --width say otherwise") {
    const words typed{"gather", "--clock", "virtual", "--no-color", "-q"};  // no progress
    const auto widest = [](launch l, int columns) {
        l.columns = columns;
        std::string text = run(l).terminal;
        std::erase(text, '\r');
        return width_of(widest_line(text));
    };
    CHECK(widest(on_terminal(typed), 150) > 120);
    CHECK(widest(on_terminal(typed), 150) <= 150);
    CHECK(widest(on_terminal(typed), 60) <= 60);
    launch by_variable = on_terminal(typed);
    by_variable.environment = {{"COLUMNS", "60"}};
    CHECK(widest(by_variable, 150) <= 60);
    CHECK(widest(on_terminal(typed + words{"--width", "60"}), 150) <= 60);
    by_variable.environment = {{"COLUMNS", "20"}};  // the least that can be drawn
    CHECK(widest(by_variable, 150) <= 40);
    by_variable.environment = {{"COLUMNS", "5000"}};
    CHECK(widest(by_variable, 60) > 120);
    for (const char* none : {"many", "0", "-5", ""}) {
        by_variable.environment = {{"COLUMNS", none}};
        CHECK(widest(by_variable, 150) > 120);
    }
}

TEST_CASE("a problem is told once on a terminal") {
    launch l = faulty({"segfault", "--no-color"});
    l.out = l.err = {stream_to::kind::terminal};
    const std::string text = run(l).terminal;
    const std::size_t first = text.find("bad: crashed");
    REQUIRE(first != std::string::npos);
    CHECK(text.find("bad: crashed", first + 1) == std::string::npos);
}
