// The way of a room through its lessons.
#include "asyncdemo/room/room_course.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace asyncdemo;

namespace {

side named(std::string name) {
    side s;
    s.name = std::move(name);
    return s;
}

/// Two lessons: the first has two sides, of which one is asked about, and a mistake.
struct two_lessons {
    side a = named("a");
    side b = named("b");
    side wrong = mistake_for("b", named("wrong"));
    side c = named("c");
    room_course course{{{.sides = {&a, &b}, .asked = {&a}, .mistakes = {&wrong}},
                        {.sides = {&c}, .asked = {&c}, .mistakes = {}}}};

    [[nodiscard]] std::string now() const {
        const room_stop& at = course.now();
        return std::string(to_string(at.stage)) + (at.of == nullptr ? "" : " " + at.of->name);
    }

    /// On, as a room does it: what is to run has run by then.
    bool goes_on() {
        if (course.now().stage == room_stage::run) course.note_run(*course.now().of);
        return course.on();
    }
};

}  // namespace

TEST_CASE(
    "each side is asked about, shown and told in turn, then the mistake, then the next lesson") {
    two_lessons of;
    std::vector<std::string> way{of.now()};
    while (of.goes_on()) way.push_back(of.now());
    CHECK(way == std::vector<std::string>{"lobby", "question a", "histogram a", "run a", "answer a",
                                          "question b", "run b", "answer b", "question wrong",
                                          "run wrong", "mistake wrong", "question c", "histogram c",
                                          "run c", "answer c", "end"});
    CHECK(of.now() == "end");
}

TEST_CASE("back leads from a histogram to its question, and else to what was told") {
    two_lessons of;
    for (int i = 0; i < 2; ++i) of.goes_on();
    REQUIRE(of.now() == "histogram a");
    CHECK(of.course.back());
    CHECK(of.now() == "question a");
    CHECK(of.course.back());
    CHECK(of.now() == "lobby");
    CHECK_FALSE(of.course.back());

    for (int i = 0; i < 5; ++i) of.goes_on();
    REQUIRE(of.now() == "question b");
    CHECK(of.course.back());
    CHECK(of.now() == "answer a");
    CHECK(of.course.on());
    CHECK(of.now() == "question b");
}

TEST_CASE("back from a run that is not over leads to the histogram") {
    two_lessons of;
    for (int i = 0; i < 3; ++i) of.goes_on();
    REQUIRE(of.now() == "run a");
    CHECK(of.course.back());
    CHECK(of.now() == "histogram a");
}

TEST_CASE("what has run is neither asked nor run again") {
    two_lessons of;
    while (of.now() != "answer b") of.goes_on();
    of.course.back();
    REQUIRE(of.now() == "answer a");
    CHECK(of.course.on());
    CHECK(of.now() == "answer b");
}

TEST_CASE("a vote can be repeated from its histogram alone, and left out from its question alone") {
    two_lessons of;
    CHECK_FALSE(of.course.vote_again());
    CHECK_FALSE(of.course.pass_over_vote());
    of.goes_on();
    CHECK_FALSE(of.course.vote_again());
    of.goes_on();
    CHECK_FALSE(of.course.pass_over_vote());
    CHECK(of.course.vote_again());
    REQUIRE(of.now() == "question a");
    CHECK(of.course.pass_over_vote());
    CHECK(of.now() == "run a");
}

TEST_CASE(
    "the next lesson begins with what was not told of it, and after the last one comes the end") {
    two_lessons of;
    CHECK_FALSE(of.course.previous_lesson());
    CHECK(of.course.next_lesson());
    CHECK(of.now() == "question a");
    CHECK(of.course.next_lesson());
    CHECK(of.now() == "question c");
    CHECK(of.course.next_lesson());
    CHECK(of.now() == "end");
    CHECK_FALSE(of.course.next_lesson());
    CHECK(of.course.previous_lesson());
    CHECK(of.now() == "lobby");  // nothing was told
    of.course.next_lesson();
    of.course.next_lesson();
    CHECK(of.course.previous_lesson());
    CHECK(of.now() == "question a");
}

TEST_CASE("a lesson that begins anew runs and asks again, and the others stay as they were") {
    two_lessons of;
    while (of.now() != "answer c") of.goes_on();
    of.course.begin_anew(0);
    CHECK(of.now() == "question a");
    CHECK_FALSE(of.course.has_run(of.a));
    CHECK_FALSE(of.course.has_run(of.wrong));
    CHECK(of.course.has_run(of.c));
}
