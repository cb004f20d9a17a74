// The lessons one after the other, and the next one: gone through by keys on a terminal.
#include <doctest/doctest.h>
#include <termios.h>

#include "program/programs.hpp"
#include "program/somebody.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

constexpr auto fast = "1000";  // divides every wait: what is measured is no matter here
constexpr auto where_it_ends = "Part 1: ";  // the page of progress

// Presses the key until that is shown. One that is pressed before a slow page has come counts for
// the page after it.
bool press_until(process_under_test& p, std::string_view keys, std::string_view shown) {
    for (int i = 0; i < 300; ++i) {
        if (p.writes(shown, 100ms)) return true;
        p.type(keys);
    }
    return false;
}

outcome press_enter_to_its_end(process_under_test& p) {
    CHECK(press_until(p, "\r", where_it_ends));
    return p.wait();
}

// Of a lesson by itself, which shows no progress when it is over.
outcome press_enter_until_it_ends(process_under_test& p) {
    for (int i = 0; i < 300 && !p.has_ended(); ++i) {
        p.type("\r");
        p.watch_for(100ms);
    }
    return p.wait();
}

bool is_cooked(const process_under_test& p) {
    return (p.terminal_modes().c_lflag & ICANON) != 0 && (p.terminal_modes().c_lflag & ECHO) != 0;
}

words all_but(const std::string& lesson) {
    words names = lesson_names();
    std::erase(names, lesson);
    return names;
}

std::string place_of(std::size_t number) {
    return "(" + std::to_string(number) + " of " + std::to_string(lesson_names().size()) + ")";
}

}  // namespace

TEST_CASE("without a terminal, tour and next are errors that name what to do instead") {
    const outcome tour = run(program({"tour"}));
    CHECK(tour.exit_code == 2);
    CHECK(contains(tour.err, "--html"));
    CHECK(contains(tour.err, "asyncdemo check"));
    const outcome next = run(program({"next"}));
    CHECK(next.exit_code == 2);
    CHECK(contains(next.err, "asyncdemo progress"));
    CHECK(contains(next.err, "asyncdemo LESSON"));
}

TEST_CASE("a tour from a misspelt lesson is an error before anything is shown") {
    const somebody learner;
    const outcome o = run(learner.types_on_terminal({"tour", "--from", "gahter"}));
    CHECK(o.exit_code == 2);
    CHECK(contains(o.terminal, "did you mean"));
    CHECK(o.terminal.starts_with("asyncdemo: "));
}

TEST_CASE("a tour with a wrong option is an error before anything is shown") {
    const somebody learner;
    for (const words& wrong : {words{"--speed", "0"}, {"--width", "wide"}}) {
        words typed{"tour"};
        typed.insert(typed.end(), wrong.begin(), wrong.end());
        const outcome o = run(learner.types_on_terminal(typed));
        CHECK(o.exit_code == 2);
        CHECK(contains(o.terminal, wrong.front()));
        CHECK(lines_of(o.terminal).size() == 1);
    }
}

TEST_CASE("next goes through the first lesson that is not done, which is done then") {
    const somebody learner;
    learner.has_done(all_but("gather"));
    process_under_test p(learner.types_on_terminal({"next", "--speed", fast}));
    const outcome o = press_enter_to_its_end(p);
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.terminal, "gather"));
    CHECK(learner.state_of("gather") == "done");
    CHECK(is_cooked(p));
    CHECK(o.left_over.empty());
}

TEST_CASE("what was predicted is remembered with the lesson") {
    const somebody learner;
    learner.has_done(all_but("gather"));
    process_under_test p(learner.types_on_terminal({"next", "--speed", fast}));
    REQUIRE(p.writes_next("Enter: on"));
    p.type("\r");
    REQUIRE(p.writes_next("Your answer"));
    p.type("1h\r");  // on any machine it takes less
    CHECK(press_enter_to_its_end(p).exit_code == 0);
    CHECK(contains(run(learner.types({"progress"})).out, "0 of 1 predictions right"));
}

TEST_CASE("a lesson that is stepped through by itself counts as well") {
    const somebody learner;
    process_under_test p(learner.types_on_terminal({"gather", "--step", "--speed", fast}));
    CHECK(press_enter_until_it_ends(p).exit_code == 0);
    CHECK(learner.state_of("gather") == "done");
}

TEST_CASE("a lesson of which not every side was seen is not done") {
    const somebody learner;
    process_under_test p(
        learner.types_on_terminal({"gather", "--step", "--side", "gather", "--speed", fast}));
    CHECK(press_enter_until_it_ends(p).exit_code == 0);
    CHECK(learner.state_of("gather") == "not yet");
}

TEST_CASE("a tour goes from lesson to lesson and says where it is; skipped is not done") {
    const somebody learner;
    process_under_test p(learner.types_on_terminal({"tour", "--speed", fast}));
    REQUIRE(press_until(p, "s", "side by side"));
    REQUIRE(press_until(p, "\r", place_of(2)));
    REQUIRE(press_until(p, "\r", place_of(3)));
    REQUIRE(press_until(p, "q\r", where_it_ends));
    const outcome o = p.wait();
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.terminal, "asyncdemo next  (" + lesson_names()[0] + ")"));
    CHECK(learner.state_of(lesson_names()[0]) == "skipped");
    CHECK(learner.state_of(lesson_names()[1]) == "done");
    CHECK(learner.state_of(lesson_names()[2]) == "not yet");
}

TEST_CASE("a tour passes over what is done") {
    const somebody learner;
    learner.has_done({lesson_names()[0], lesson_names()[2]});
    process_under_test p(learner.types_on_terminal({"tour", "--speed", fast}));
    REQUIRE(p.writes(place_of(2)));
    REQUIRE(press_until(p, "s", "side by side"));
    REQUIRE(press_until(p, "\r", place_of(4)));
    REQUIRE(press_until(p, "q\r", where_it_ends));
    const outcome o = p.wait();
    CHECK_FALSE(contains(o.terminal, place_of(1)));
    CHECK_FALSE(contains(o.terminal, place_of(3)));
}

TEST_CASE("a tour goes on in the lesson that was left, where it was left, also after a skip") {
    const somebody learner;
    const launch tour = learner.types_on_terminal({"tour", "--speed", fast});
    {
        process_under_test p(tour);
        REQUIRE(press_until(p, "s", "side by side"));
        REQUIRE(press_until(p, "\r", place_of(2)));
        REQUIRE(press_until(p, "\r", "Your answer"));
        REQUIRE(press_until(p, "q\r", where_it_ends));
        CHECK(p.wait().exit_code == 0);
    }
    {
        process_under_test p(tour);
        REQUIRE(p.writes(place_of(2)));
        REQUIRE(p.writes("Your answer"));  // at once: where it was left
        REQUIRE(press_until(p, "q\r", where_it_ends));
        const outcome o = p.wait();
        CHECK_FALSE(contains(o.terminal, place_of(1)));
        CHECK_FALSE(contains(o.terminal, "The story"));
    }
    // When nothing is left to be gone on with, what was skipped comes at last.
    words all = lesson_names();
    all.erase(all.begin());
    learner.has_done(all);
    process_under_test p(tour);
    REQUIRE(p.writes(place_of(1)));
    REQUIRE(press_until(p, "q\r", where_it_ends));
    CHECK(p.wait().exit_code == 0);
}

TEST_CASE("n and N go to the next lesson and the one before, and come back to where it was left") {
    const somebody learner;
    process_under_test p(learner.types_on_terminal({"tour", "--speed", fast}));
    REQUIRE(p.writes_next(place_of(1)));
    REQUIRE(p.writes_next("Enter: on"));
    p.type("N");  // there is none
    p.type("\r");
    REQUIRE(press_until(p, "\r", "Your answer"));
    p.type("n\r");
    REQUIRE(p.writes_next(place_of(2)));
    REQUIRE(p.writes_next("Enter: on"));
    p.type("N");
    REQUIRE(p.writes_next(place_of(1) + ": what will"));
    REQUIRE(p.writes_next("Your answer"));
    p.type("q\r");
    const outcome o = p.wait();
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(learner.state_of(lesson_names()[0]) == "not yet");
}

TEST_CASE("a tour from a lesson begins there, done or not; what was done stays so when skipped") {
    const somebody learner;
    learner.has_done(lesson_names());
    process_under_test p(
        learner.types_on_terminal({"tour", "--from", lesson_names()[3], "--speed", fast}));
    REQUIRE(p.writes(place_of(4)));
    REQUIRE(press_until(p, "s", "side by side"));
    REQUIRE(press_until(p, "\r", place_of(5)));
    REQUIRE(press_until(p, "q\r", where_it_ends));
    CHECK(p.wait().exit_code == 0);
    CHECK(learner.state_of(lesson_names()[3]) == "done");
}

TEST_CASE("when all is done, tour and next say so, and how to go again") {
    const somebody learner;
    learner.has_done(lesson_names());
    for (const char* verb : {"tour", "next"}) {
        const outcome o = run(learner.types_on_terminal({verb}));
        CHECK(o.exit_code == 0);
        CHECK(contains(o.terminal, "All " + std::to_string(lesson_names().size()) + " lessons"));
        CHECK(contains(o.terminal, "asyncdemo tour --from " + lesson_names().front()));
    }
}

TEST_CASE("Ctrl-C ends the tour with 130, the terminal as it was, and no lesson done") {
    const somebody learner;
    process_under_test p(learner.types_on_terminal({"tour"}));
    REQUIRE(p.writes("Enter: on"));
    p.type("\x03");
    const outcome o = p.wait();
    CAPTURE(o);
    CHECK(o.exit_code == 130);
    CHECK(is_cooked(p));
    CHECK(o.left_over.empty());
    CHECK(learner.state_of(lesson_names().front()) == "not yet");
}

TEST_CASE("a lesson of which a side crashed is not done, and an error of the environment") {
    const somebody learner;
    launch l = faulty({"next"});
    l.environment = {{"XDG_STATE_HOME", learner.state()}};
    l.out = l.err = {stream_to::kind::terminal};
    process_under_test p(l);
    const outcome o = press_enter_to_its_end(p);
    CAPTURE(o);
    CHECK(o.exit_code == 3);
    CHECK(contains(o.terminal, "asyncdemo next  (segfault)"));
}

TEST_CASE("where nothing can be remembered a lesson still runs, with a warning") {
    const temporary_directory d;
    launch l = program({"next", "--speed", fast});
    l.environment = {{"XDG_STATE_HOME", d.file("file", "")}};
    l.out = l.err = {stream_to::kind::terminal};
    process_under_test p(l);
    const outcome o = press_enter_to_its_end(p);
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.terminal, "warning: your progress can't be saved: "));
    CHECK(is_cooked(p));
}

TEST_CASE("on a full disk a lesson still runs, with a warning, and nothing is lost") {
    const somebody learner;
    learner.has_done(all_but("gather"));
    const std::string before = content_of(learner.file());
    launch l = learner.types_on_terminal({});
    l.arguments = {"-c", "ulimit -f 0; exec \"$0\" \"$@\"", l.program, "next", "--speed", fast};
    l.program = "/bin/sh";
    process_under_test p(l);
    const outcome o = press_enter_to_its_end(p);
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.terminal, "warning: your progress can't be saved: "));
    CHECK(contains(o.terminal, "File too large"));
    CHECK(content_of(learner.file()) == before);
}
