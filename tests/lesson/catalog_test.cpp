// A lesson made of what is typed and of what its story says.
#include "lesson/catalog.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

lesson typed() {
    lesson l{.name = "waits", .parameters = {}, .sides = {}, .claims = {}};
    l.prediction.prompts = {{"together", {{"sum", 5s}, {"shortest", 2s}}, 3s}};
    return l;
}

catalog_entry told(std::string_view answers) {
    static std::string file;
    file =
        "+++\nquestion = \"How long?\"\nconclusion = \"That long.\"\nmistake = \"It "
        "blocks.\"\ntries = [\"waits\"]\n" +
        std::string("[prediction]\nasks = \"When?\"\n") + std::string(answers) + "+++\n# Prose\n";
    return entry_of(typed(), {2, "Waiting"}, {{"lessons/waits/sides.cpp", "int main() {}\n"}},
                    file);
}

constexpr std::string_view all_answers =
    "[prediction.together]\nwhy = \"They overlap.\"\nsum = \"is the sum\"\nshortest = \"is "
    "less\"\n";

}  // namespace

TEST_CASE("an entry is what is typed, told by its story") {
    const catalog_entry e = told(all_answers);
    CHECK(e.problems.empty());
    CHECK(e.lesson.part.number == 2);
    CHECK(e.lesson.part.title == "Waiting");
    CHECK(e.lesson.question == "How long?");
    CHECK(e.lesson.conclusion == "That long.");
    CHECK(e.lesson.tries == std::vector<std::string>{"waits"});
    CHECK(e.lesson.prediction.asks == "When?");
    const prediction_prompt& p = e.lesson.prediction.prompts.front();
    CHECK(p.why == "They overlap.");
    CHECK(p.wrong[0].because == "is the sum");
    CHECK(p.wrong[1].because == "is less");
    CHECK(e.prose == "# Prose\n");
    CHECK(e.code.front().path == "lessons/waits/sides.cpp");
}

TEST_CASE("a sentence that the story does not have is told by its key") {
    const catalog_entry e = told("[prediction.together]\nwhy = \"Why.\"\nsum = \"is the sum\"\n");
    REQUIRE(e.problems.size() == 1);
    CHECK(e.problems[0] ==
          "waits/story.md: \"prediction.together.shortest\" is missing: a sentence is needed");
}

TEST_CASE("an answer that the lesson does not know is told with those that it does") {
    const catalog_entry e = told(std::string(all_answers) + "summ = \"is the sum\"\n");
    REQUIRE(e.problems.size() == 1);
    CHECK(e.problems[0] ==
          "waits/story.md: \"prediction.together.summ\" is no typical answer of the lesson; those "
          "are \"sum\", \"shortest\"");
}

TEST_CASE("answers for a side that is not predicted are told with those that are") {
    const catalog_entry e = told(std::string(all_answers) + "[prediction.alone]\nwhy = \"Why.\"\n");
    REQUIRE(e.problems.size() == 1);
    CHECK(e.problems[0] ==
          "waits/story.md: [prediction.alone] is about no side that is predicted; those are "
          "\"together\"");
}

TEST_CASE("what people try at a server belongs to a lesson that has one") {
    lesson open = typed();
    open.serve.side = "together";
    const catalog_entry e = entry_of(open, {}, {}, "+++\n+++\n");
    const std::string wanted =
        "waits/story.md: \"knock\" belongs to a lesson that has a server for people, and to no "
        "other";
    CHECK(std::find(e.problems.begin(), e.problems.end(), wanted) != e.problems.end());
}

TEST_CASE("a moment has its time in the lesson and its sentence in the story, or neither") {
    const std::string wanted =
        "waits/story.md: \"moment\" belongs to a lesson that names a moment, and to no other";
    const auto has_it = [&wanted](const catalog_entry& e) {
        return std::find(e.problems.begin(), e.problems.end(), wanted) != e.problems.end();
    };
    lesson timed = typed();
    timed.moment = {{2s}};
    CHECK(has_it(entry_of(timed, {}, {}, "+++\n+++\n")));
    CHECK(has_it(entry_of(typed(), {}, {}, "+++\nmoment = \"Look.\"\n+++\n")));
    const catalog_entry both = entry_of(timed, {}, {}, "+++\nmoment = \"Look.\"\n+++\n");
    CHECK_FALSE(has_it(both));
    REQUIRE(both.lesson.moment.has_value());
    CHECK(both.lesson.moment->seen == "Look.");  // NOLINT(bugprone-unchecked-optional-access)
}

TEST_CASE("a lesson is found by its name and by nothing else") {
    const catalog all{told(all_answers)};
    CHECK(find(all, "waits") == &all.front());
    CHECK(find(all, "wait") == nullptr);
    CHECK(find(all, "") == nullptr);
}
