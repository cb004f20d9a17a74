#include "lesson/prediction.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> shown_choices(const prediction_question& question) {
    std::vector<std::string> shown;
    for (const quantity& q : question.choices({})) shown.push_back(show(q));
    return shown;
}

}  // namespace

TEST_CASE("the choices are all answers in order, and of those that look alike only one") {
    prediction_question question;
    question.prompts = {{.side = "a", .wrong = {{"x", 5s}, {"y", 3001ms}}, .right = 3s},
                        {.side = "b", .wrong = {{"z", 3s}}, .right = 1s}};
    CHECK(shown_choices(question) == std::vector<std::string>{"1.00 s", "3.00 s", "5.00 s"});
}

TEST_CASE("where the machine decides, about what it comes to can be chosen") {
    prediction_question question;
    question.prompts = {{.side = "a", .wrong = {{"x", 1}}, .right = about(400)}};
    CHECK(shown_choices(question) == std::vector<std::string>{"1", "400"});
}

TEST_CASE("a question asks for what its figure is measured in") {
    CHECK(prediction_question().measure.in == finding::unit::time_s);
    CHECK(asked_figure(count_of("lost")).in == finding::unit::number);
    CHECK(asked_figure(ratio_to("a", "b")).in == finding::unit::factor);
}
