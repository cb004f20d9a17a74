// What is asked of the names of a lesson, of its sides and of its claims.
#include <doctest/doctest.h>

#include "lesson/contract/sound_lesson.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t in_turn = 0;
constexpr std::size_t together = 1;
constexpr std::size_t blocked = 2;

// The complaints after `change(side)`.
template <class Change>
std::string after(std::size_t side, Change change) {
    return complaints_after([&](catalog_entry& e) { change(e.lesson.sides.at(side)); });
}

template <class Change>
std::string after_claims(Change change) {
    return complaints_after([&](catalog_entry& e) { change(e.lesson.claims); });
}

}  // namespace

TEST_CASE("of a sound lesson there is nothing to complain") {
    CHECK(complaints(catalog{sound_entry()}).empty());
    CHECK(complaints(catalog{}).empty());
}

TEST_CASE("where a lesson and its story do not fit together is a complaint") {
    catalog all{sound_entry()};
    all.front().problems = {"waits/story.md: \"question\" is missing"};
    CHECK(complaints(all) == all.front().problems);
}

TEST_CASE("two lessons can't have one name") {
    const std::vector<std::string> found = complaints(catalog{sound_entry(), sound_entry()});
    CHECK(found == std::vector<std::string>{
                       "waits: another lesson has its name; each needs one of its own"});
}

TEST_CASE("a name can be typed in any shell") {
    for (const std::string_view name : {"Wait", "a wait", "a--wait", "-wait", "wait-", "a_wait"}) {
        CAPTURE(name);
        const std::string found = complaints_after([name](catalog_entry& e) {
            e.lesson.parameters.push_back(parameter<integer>{name, 1, 1, 2, "a number"});
        });
        CHECK(found == "\"" + std::string(name) +
                           "\" is no name for a parameter: it has to be made of a-z, 0-9 and "
                           "single hyphens between them, so that any shell takes it");
    }
}

TEST_CASE("parameters and sides have names of their own") {
    CHECK(complaints_after([](catalog_entry& e) {
              e.lesson.parameters.push_back(e.lesson.parameters.front());
          }) == "two parameters are called `wait`; each needs a name of its own");
    CHECK(complaints_after([](catalog_entry& e) {
              e.lesson.sides.push_back(e.lesson.sides.front());
          }) == "two sides are called `in-turn`; each needs a name of its own");
}

TEST_CASE("there are two sides to compare, and a mistake") {
    CHECK(complaints_after([](catalog_entry& e) {
              e.lesson.sides.at(blocked).mistake_for = {};
              e.lesson.claims.push_back({every_side, "ends", wall() >= 0s});
              e.lesson.prediction.prompts.push_back(
                  {"blocked", {{"none", 0s, "is no"}}, 1s, nullptr, "Why."});
          }) == "it has no mistake: a side made by `mistake_for` that breaks a claim");
    CHECK(after(in_turn, [](side& s) {
              s.mistake_for = "together";
          }).starts_with("it has 1 to compare; two sides that are no mistake are the least\n"));
}

TEST_CASE("a side says how it works, and takes a while, but not long") {
    CHECK(after(together, [](side& s) { s.about = ""; }) ==
          "the side `together` has to say in a line how it does the work");
    const std::string range = " at the defaults; it has to be more than 0s and at most 10s";
    CHECK(after(together, [](side& s) { s.ideal = {}; }) ==
          "the ideal time of the side `together` is 0s" + range);
    CHECK(after(together, [](side& s) { s.ideal = 11s; }) ==
          "the ideal time of the side `together` is 11s" + range);
}

TEST_CASE("a side has a claim about it, and so has a mistake") {
    CHECK(after_claims([](auto& claims) { claims.erase(claims.begin()); }) ==
          "no claim is about the side `in-turn`: it needs one that it keeps, or breaks if it is a "
          "mistake");
    CHECK(after_claims([](auto& claims) { claims.pop_back(); }) ==
          "no claim is about the side `together`: it needs one that it keeps, or breaks if it is a "
          "mistake\n"
          "no claim is about the side `blocked`: it needs one that it keeps, or breaks if it is a "
          "mistake");
    CHECK(after_claims([](auto& claims) {
              claims = {the_point({every_side, "ends", wall() >= 0s})};
          }).empty());
}

TEST_CASE("a mistake stands for a side that is none") {
    CHECK(after(blocked, [](side& s) { s.mistake_for = "togehter"; })
              .ends_with("the mistake `blocked` stands for `togehter`, which has to be a side that "
                         "is no mistake"));
    CHECK(after(blocked, [](side& s) { s.mistake_for = "blocked"; })
              .ends_with("the mistake `blocked` stands for `blocked`, which has to be a side that "
                         "is no mistake"));
}

TEST_CASE("a model is one of a side that really runs, and is held against it") {
    CHECK(after(together,
                [](side& s) {
                    s.model_of = "in-trun";
                    s.needs = "threads";
                }) ==
          "`together` is a model of `in-trun`, which has to be a side that really runs and is no "
          "mistake\n"
          "the model `together` needs threads; a model has to run on the virtual clock\n"
          "the line about the model `together` has to begin with \"a model of\"\n"
          "no claim holds the model `together` against what was measured, and says \"measured\"");
    CHECK(complaints_after([](catalog_entry& e) {
              e.lesson.sides.at(together).model_of = "in-turn";
              e.lesson.sides.at(together).about = "a model of `in-turn`";
              e.lesson.claims.back().text = "is what was measured";
          }).empty());
}

TEST_CASE("a claim has a sentence of its own, and something that judges it") {
    CHECK(after_claims([](auto& claims) { claims.front().text = ""; }) ==
          "a claim about `in-turn` has no sentence");
    CHECK(after_claims([](auto& claims) { claims.front().judge = nullptr; }) ==
          "the claim \"in-turn takes the sum\" has nothing that judges it");
    CHECK(after_claims([](auto& claims) { claims.push_back(claims.front()); }) ==
          "the claim \"in-turn takes the sum\" is there twice; each needs a sentence of its own");
}

TEST_CASE("a claim is about a side that is no mistake") {
    for (const std::string_view other : {"togehter", "blocked"}) {
        CHECK(after_claims([other](auto& claims) {
                  claims.push_back({other, "is quick", wall() <= 1s});
              }) == "the claim \"" + std::string(other) +
                        " is quick\" has to be about a side that is no mistake; those are "
                        "`in-turn`, `together`");
    }
}
