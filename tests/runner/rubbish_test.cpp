// Sides that write something else than events, in order: they are told, and ended at once.
#include <doctest/doctest.h>

#include "runner/staged_lesson.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

std::string line_of(const event& e) {
    std::string line;
    append_line(line, e);
    return line;
}

// A second after the begin, from a side that would then hang; beside a good one.
std::string problem_of_side_that_writes(const std::string& bytes) {
    staged_lesson t({"good", "bad"});
    t.stages.play("good", stage_script().arrives().works(2s));
    t.stages.play("bad", stage_script().arrives().takes(1s).writes(bytes).hangs());
    t.run();
    CHECK(t.recording_of("good").exit == ending::ok);
    CHECK(t.recording_of("bad").exit == ending::crashed);
    CHECK(t.recording_of("bad").wall_s == 1);
    CHECK_FALSE(t.stages.life_of("bad").has_exited);
    CHECK(t.stages.life_of("bad").let_go_at == 1s);
    CHECK(t.stages.none_is_left());
    return t.recording_of("bad").problem;
}

bool mentions(const std::string& text, std::string_view what) {
    return text.find(what) != std::string::npos;
}

}  // namespace

TEST_CASE("what is no JSON, and JSON that is no event, is told as it was written") {
    CHECK(mentions(problem_of_side_that_writes("rubbish\n"), "rubbish"));
    CHECK(mentions(problem_of_side_that_writes("{\"odd\":1}\n"), "odd"));
    CHECK_FALSE(problem_of_side_that_writes("\n").empty());
}

TEST_CASE("a line that never ends is told") {
    CHECK(problem_of_side_that_writes(std::string(3'000'000, 'x')) ==
          "wrote a line without an end");
}

TEST_CASE("the end of a span that never began is told") {
    CHECK(mentions(problem_of_side_that_writes(line_of(span_ended{5, 0})), "never began"));
}

TEST_CASE("an event is understood in whatever portions it comes") {
    staged_lesson t({"slow"});
    const std::string line = line_of(marked{"A", "is told", 0});
    stage_script script = stage_script().arrives();
    for (const char byte : line) script.writes(std::string(1, byte)).takes(1ms);
    t.stages.play("slow", script.works(1s));
    t.run();
    CHECK(t.recording_of("slow").exit == ending::ok);
    REQUIRE(t.recording_of("slow").marks.size() == 1);
    CHECK(t.recording_of("slow").marks[0].what == "is told");
}

TEST_CASE("of a side that goes in the middle of a line, only whole lines count") {
    staged_lesson t({"bad"});
    const std::string line = line_of(marked{"A", "is told", 0});
    t.stages.play("bad", stage_script().arrives().writes(line + line.substr(0, line.size() / 2)));
    t.run();
    CHECK(t.recording_of("bad").exit == ending::crashed);
    CHECK(t.recording_of("bad").problem == "ended too early, with exit code 0");
    CHECK(t.recording_of("bad").marks.size() == 1);
}

TEST_CASE("a side that finishes without having arrived is taken at its word") {
    staged_lesson t({"hasty"});
    t.stages.play("hasty", stage_script().works(1s));
    t.run();
    CHECK(t.recording_of("hasty").exit == ending::ok);
    CHECK(t.recording_of("hasty").wall_s == 1);
    CHECK(t.stages.life_of("hasty").words.empty());
}
