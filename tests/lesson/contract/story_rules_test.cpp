// What is asked of the sentences of a story, and of each word that stands in code ticks.
#include <doctest/doctest.h>

#include <algorithm>

#include "lesson/contract/quoted_words.hpp"
#include "lesson/contract/sound_lesson.hpp"

using namespace asyncdemo;

namespace {

// The complaints about the line that a reader is told to try besides the mistake.
std::string with_try(std::string_view line, const line_check& check = {}) {
    catalog all{sound_entry()};
    all.front().lesson.tries.emplace_back(line);
    return told(complaints(all, check));
}

// The complaints when the sentence has that in code ticks.
std::string with_word(const std::string& word, const line_check& check = {}) {
    catalog all{sound_entry()};
    all.front().lesson.prediction.prompts.front().why = "It is `" + word + "`.";
    return told(complaints(all, check));
}

// A program that takes a lesson, alone or with --mistake or --wait.
std::string refusal(std::string_view line) {
    const bool has_option = line.find(" --") != std::string_view::npos;
    const bool knows_it =
        line.ends_with(" --mistake") || line.find(" --wait ") != std::string::npos;
    return has_option && !knows_it ? "there is no such option" : "";
}

}  // namespace

TEST_CASE("the question asks, and the conclusion ends") {
    CHECK(complaints_after([](catalog_entry& e) { e.lesson.question = "How long"; }) ==
          "the question has to be one, with ?");
    CHECK(complaints_after([](catalog_entry& e) { e.lesson.conclusion = "So long"; }) ==
          "the conclusion has to end with a full stop");
}

TEST_CASE("the figures of a conclusion are of sides and parameters") {
    for (const std::string figure : {"togehter", "togehter.total_s", "wiat", ""}) {
        CAPTURE(figure);
        CHECK(complaints_after([&figure](catalog_entry& e) {
                  e.lesson.conclusion = "It took {" + figure + "}.";
              }) == "the conclusion has {" + figure +
                        "}, which is of no side and no parameter; its sides are `in-turn`, "
                        "`together`, `blocked`");
    }
    CHECK(complaints_after(
              [](catalog_entry& e) { e.lesson.conclusion = "{in-turn / togehter} times."; }) ==
          "the conclusion has {togehter}, which is of no side and no parameter; its sides are "
          "`in-turn`, `together`, `blocked`");
}

TEST_CASE("what is concluded was claimed") {
    CHECK(complaints_after([](catalog_entry& e) {
              for (claim& c : e.lesson.claims) c.is_point = false;
          }) ==
          "the conclusion rests on no claim; the one that says the same has to be the_point(...)");
}

TEST_CASE("what stands in place of a conclusion is as sound as one") {
    CHECK(complaints_after([](catalog_entry& e) {
              e.lesson.computed = "By the formula {wait}.";
          }).empty());
    CHECK(complaints_after([](catalog_entry& e) { e.lesson.computed = "By the formula"; }) ==
          "the computed conclusion has to end with a full stop");
}

TEST_CASE("what is worth a try can be typed, and is no plain run") {
    CHECK(with_try("wiats --wait 1s") ==
          "\"tries\" has \"wiats --wait 1s\", which can't be typed: it names no lesson");
    CHECK(with_try("waits --wiat 1s", refusal) ==
          "\"tries\" has \"waits --wiat 1s\", which can't be typed: there is no such option");
    CHECK(with_try("waits") ==
          "\"tries\" has \"waits\"; it has to show something else than the plain run");
    CHECK(with_try("code waits", refusal).empty());
}

TEST_CASE("the mistake is worth a try") {
    CHECK(complaints_after([](catalog_entry& e) { e.lesson.tries.pop_back(); }) ==
          "one of \"tries\" has to be \"waits --mistake\"");
}

TEST_CASE("the prose has a heading, and ends with its last line") {
    CHECK(complaints_after([](catalog_entry& e) { e.prose = "Python has `asyncio.gather`.\n"; }) ==
          "the prose of its story has to begin with a heading, # ...");
    for (const std::string_view end : {"`asyncio.gather`", "`asyncio.gather`\n\n"}) {
        const std::string prose = "# Two waits\n\n" + std::string(end);
        CHECK(complaints_after([&prose](catalog_entry& e) { e.prose = prose; }) ==
              "the prose of its story has to end with its last line, and no empty one");
    }
}

TEST_CASE("a word in code ticks is one that the lesson has") {
    for (const char* const word :
         {"in-turn", "blocked", "--wait", "--wait 3s", "total", "total_s", "waits", "asyncdemo",
          "asyncdemo waits", "taskset -c 0 asyncdemo waits", "nobody_sees_this()", "stage& on"}) {
        CAPTURE(word);
        CHECK(with_word(word).empty());
    }
}

TEST_CASE("a word that the lesson does not have is told with what would be right") {
    // The last two are only pieces of longer words.
    for (const std::string word : {"in-trun", "totla", "asyncio.wait", "", "turn", "see"}) {
        CAPTURE(word);
        CHECK(with_word(word) ==
              "`" + word +
                  "` is in code ticks, but it is no side (`in-turn`, `together`, `blocked`), "
                  "parameter, column, lesson or command line, and does not stand in the code; a "
                  "foreign word belongs in \"words\"");
    }
    CHECK(with_word("--wiat") == "`--wiat` is in code ticks, but it is no parameter");
    CHECK(with_word("asyncdemo wiats") ==
          "`asyncdemo wiats` is in code ticks, but it names no lesson");
}

TEST_CASE("a program that is known says which options and command lines it takes") {
    CHECK(with_word("--mistake", refusal).empty());
    CHECK(with_word("--mistaek", refusal) ==
          "`--mistaek` is in code ticks, but it is no parameter");
    CHECK(with_word("asyncdemo waits --mistaek", refusal) ==
          "`asyncdemo waits --mistaek` is in code ticks, but there is no such option");
}

TEST_CASE("every sentence for readers is looked through") {
    const auto break_each = [](lesson& l) {
        return std::vector<std::string*>{&l.question, &l.conclusion, &l.prediction.asks,
                                         &l.prediction.prompts[0].why,
                                         &l.prediction.prompts[0].wrong[0].because};
    };
    for (std::size_t i = 0; i < 5; ++i) {
        CAPTURE(i);
        CHECK(complaints_after([&](catalog_entry& e) {
                  break_each(e.lesson)[i]->insert(0, "`in-trun` ");
              }).starts_with("`in-trun` is in code ticks"));
    }
    CHECK(complaints_after([](catalog_entry& e) {
              e.lesson.sides[0].about = "`in-trun`";
          }).starts_with("`in-trun` is in code ticks"));
    CHECK(complaints_after([](catalog_entry& e) {
              e.lesson.claims[0].text = "is `in-trun`";
          }).starts_with("`in-trun` is in code ticks"));
}

TEST_CASE("the foreign words are those that are needed") {
    CHECK(complaints_after([](catalog_entry& e) { e.words.emplace_back("asyncio.wait"); }) ==
          "\"words\" has \"asyncio.wait\", which no sentence has in code ticks");
    CHECK(complaints_after([](catalog_entry& e) { e.words.emplace_back("in-turn"); }) ==
          "\"words\" has \"in-turn\", which is the lesson's own; only foreign words belong there");
}

TEST_CASE("a word in ticks may be wrapped, and a listing has none") {
    using words = std::vector<std::string>;
    CHECK(quoted_words("`a` and\n`b\n  c`") == words{"a", "b c"});
    CHECK(quoted_words("Text\n\n    `a`\n\n    `b`\n\n`c`") == words{"c"});
    CHECK(quoted_words("- `a`\n    `b`") == words{"a", "b"});  // goes on with the line above
    CHECK(quoted_words("`a`\n```\n`b`\n\n`c`\n```\n`d`") == words{"a", "d"});
    CHECK(quoted_words("`never closed\n\nNext `one`") == words{"never closed", "one"});
}
