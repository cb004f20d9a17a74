// What is asked of that which a reader chooses: parameters, answers, a server to knock at.
#include <doctest/doctest.h>

#include "lesson/contract/sound_lesson.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

template <class Change>
std::string after_lesson(Change change) {
    return complaints_after([&](catalog_entry& e) { change(e.lesson); });
}

void nothing(stage&) {}

// A lesson that people can knock at.
void open(lesson& l) {
    for (side& s : l.sides) s.serve = nothing;
    l.serve = {.side = "together",
               .tries = "Knock twice.",
               .parameters = {"wait"},
               .values = {{"wait", 5.0}}};
}

}  // namespace

TEST_CASE("there is a parameter to change, and none is asked for that is not there") {
    CHECK(after_lesson([](lesson& l) { l.parameters.clear(); })
              .starts_with("it has no parameter; a reader needs something to change\n"
                           "the parameter `--wait` is not declared; it has to stand among the "
                           "parameters"));
}

TEST_CASE("a parameter says what it is, and its default is in its range") {
    CHECK(complaints_after([](catalog_entry& e) {
              e.lesson.parameters.push_back(parameter<integer>{"tasks", 1, 1, 2, ""});
          }) == "the parameter `--tasks` has to say in a line what it is");
    CHECK(after_lesson([](lesson& l) {
              l.parameters.push_back(parameter<integer>{"a", 5, 1, 2, "a"});
          }) == "the default of `--a` is 5; its range is 1 to 2");
}

TEST_CASE("the defaults go together") {
    CHECK(after_lesson([](lesson& l) {
              l.reject = [](const settings&) { return std::string("--wait is odd"); };
          }) == "its defaults have to go together, but --wait is odd");
}

TEST_CASE("sides are predicted that are no mistake, one at least") {
    CHECK(after_lesson([](lesson& l) {
              l.prediction.prompts.clear();
          }).starts_with("no side has a prediction: what people say of it, and why it is wrong\n"));
    CHECK(after_lesson([](lesson& l) { l.prediction.prompts.front().side = "in-trun"; }) ==
          "the prediction of `in-trun` has to be about a side that is no mistake; those are "
          "`in-turn`, `together`");
    CHECK(after_lesson([](lesson& l) {
              l.prediction.prompts.push_back(
                  {"blocked", {{"none", 0s, "is no"}}, 1s, nullptr, "Why."});
          }) ==
          "the prediction of `blocked` has to be about a side that is no mistake; those are "
          "`in-turn`, `together`");
}

TEST_CASE("a prediction is a question with sentences that fit into it") {
    CHECK(after_lesson([](lesson& l) { l.prediction.asks = "When"; }) ==
          "\"prediction.asks\" has to be a question");
    CHECK(after_lesson([](lesson& l) { l.prediction.prompts[0].why = "They add up"; }) ==
          "\"prediction.in-turn.why\" has to be a sentence that ends with a full stop");
    for (const char* const because : {"", "is one."}) {
        CHECK(after_lesson([because](lesson& l) {
                  l.prediction.prompts[0].wrong[0].because = because;
              }) == "\"prediction.in-turn.one\" has to go on after the value, without a full stop");
    }
}

TEST_CASE("a question that takes any answer within a factor says so") {
    const auto with_factor = [](std::string_view asks) {
        return after_lesson([asks](lesson& l) {
            l.prediction.precision = within_factor(4);
            l.prediction.asks = asks;
        });
    };
    CHECK(with_factor("Within a factor of 4: when is it over?").empty());
    CHECK(with_factor("When is it over?") ==
          "\"prediction.asks\" has to say that an answer is right within a factor of 4");
}

TEST_CASE("there are wrong answers, enough to choose from and not too many") {
    CHECK(after_lesson([](lesson& l) { l.prediction.prompts[0].wrong.clear(); }) ==
          "the prediction of `in-turn` needs a typical wrong answer");
    CHECK(after_lesson([](lesson& l) {
              l.prediction.prompts[1].wrong.erase(l.prediction.prompts[1].wrong.begin());
          }) == "it knows 2 answers to choose from; there have to be 3 to 9");
}

TEST_CASE("a lesson that people can knock at has a server for each side") {
    CHECK(after_lesson(open).empty());
    CHECK(after_lesson([](lesson& l) {
              open(l);
              l.sides[0].serve = {};
              l.sides[2].serve = {};  // the mistake
          }) == "people can knock at the lesson, so the side `in-turn` needs a server, too");
    CHECK(after_lesson([](lesson& l) { l.sides[0].serve = nothing; }) ==
          "the side `in-turn` has a server, but `serve` opens none of them");
    CHECK(after_lesson([](lesson& l) {
              open(l);
              l.serve.side = "togehter";
          }) ==
          "`serve` opens the side `togehter`, which is none; those are `in-turn`, `together`, "
          "`blocked`");
}

TEST_CASE("what is offered at a server is said, and fits the parameters") {
    CHECK(after_lesson([](lesson& l) {
              open(l);
              l.serve.tries = "";
          }) == "\"knock\" has to say what people may do at its server");
    CHECK(after_lesson([](lesson& l) {
              open(l);
              l.serve.values[0].second = 61;
          }) == "`serve` has a value for `--wait` that is out of its range");
    CHECK(after_lesson([](lesson& l) {
              open(l);
              l.serve.parameters = {"wiat"};
              l.serve.values[0].first = "wiat";
          }) ==
          "`serve` offers `--wiat`, which is no parameter\n"
          "`serve` has a value for `--wiat`, which is no parameter");
}

TEST_CASE("one screen has two to six figures that the lesson has") {
    CHECK(after_lesson([](lesson& l) { l.on_screen = {"total", "threads"}; }).empty());
    CHECK(after_lesson([](lesson& l) { l.on_screen = {"total", "thraeds"}; }) ==
          "`on_screen` has \"thraeds\", which is no figure of the lesson");
    CHECK(after_lesson([](lesson& l) { l.on_screen = {"total"}; }) ==
          "`on_screen` has 1 figures; a screen has room for 2 to 6");
}

TEST_CASE("those that do the same work are sides") {
    CHECK(after_lesson([](lesson& l) { l.same_work = {"in-turn", "together"}; }).empty());
    CHECK(after_lesson([](lesson& l) { l.same_work = {"in-turn", "togehter"}; }) ==
          "`same_work` names \"togehter\", which is no side");
}
