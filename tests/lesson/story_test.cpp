// What a story file says, and what is wrong with it.
#include "lesson/story.hpp"

#include <doctest/doctest.h>

using namespace asyncdemo;

namespace {

constexpr std::string_view whole = R"(+++
question = "How long?"
conclusion = """\
    It took {gather}, \
    not more."""
tries = ["gather --a 3s", "gather --mistake"]
moment = "Both wait."
knock = "Knock twice."

[prediction]
asks = "After how long?"

[prediction.gather]
why = "They overlap."
sum = "is the sum"
+++

# Two waits

Prose with +++ in it.
)";

std::vector<std::string> problems_of(const std::string& front) {
    return read_story("+++\n" + front + "+++\n# A lesson\n").problems;
}

}  // namespace

TEST_CASE("a story has its sentences above, and its prose below") {
    const story s = read_story(whole);
    CHECK(s.problems.empty());
    CHECK(s.question == "How long?");
    CHECK(s.conclusion == "It took {gather}, not more.");
    CHECK(s.tries == std::vector<std::string>{"gather --a 3s", "gather --mistake"});
    CHECK(s.moment == "Both wait.");
    CHECK(s.knock == "Knock twice.");
    CHECK(s.asks == "After how long?");
    REQUIRE(s.answers.size() == 1);
    const told_answers& said = s.answers.find("gather")->second;
    CHECK(said.why == "They overlap.");
    REQUIRE(said.errors.size() == 1);
    CHECK(said.errors.find("sum")->second == "is the sum");
    CHECK(s.prose == "# Two waits\n\nProse with +++ in it.\n");
}

TEST_CASE("a story without a front matter is prose, and a problem") {
    for (const std::string_view file : {"", "# A lesson\n", "+++\nquestion = \"How?\"\n"}) {
        CAPTURE(file);
        const story s = read_story(file);
        CHECK(s.prose == file);
        REQUIRE(s.problems.size() == 1);
        CHECK(s.problems[0].find("between lines +++") != std::string::npos);
    }
}

TEST_CASE("a front matter that is no TOML is told with its line in the file") {
    const auto problems = problems_of("question = \"How?\"\nconclusion\n");
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].starts_with("line 3: "));
}

TEST_CASE("a key that no story has is told with those that it may have") {
    const auto problems = problems_of("qestion = \"How?\"\n");
    REQUIRE(problems.size() == 1);
    CHECK(problems[0] ==
          "\"qestion\" is no key of a story; those are question, conclusion, computed, mistake, "
          "moment, tries, words, knock, prediction");
}

TEST_CASE("what is of another kind than it has to be is told") {
    CHECK(problems_of("question = 3\n").at(0) == "\"question\" has to be a text");
    CHECK(problems_of("tries = \"gather\"\n").at(0) ==
          "\"tries\" has to be a list of command lines");
    CHECK(problems_of("tries = [1]\n").at(0) == "each of \"tries\" has to be a text");
    CHECK(problems_of("prediction = 1\n").at(0) == "\"prediction\" has to be a table");
    CHECK(problems_of("[prediction]\ngather = 1\n").at(0) ==
          "[prediction.gather] has to be a table: what is said of a side");
    CHECK(problems_of("[prediction.gather]\nwhy = 1\n").at(0) == "\"why\" has to be a text");
}
