#include "report/language_table.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "samples/sample_run.hpp"

using namespace asyncdemo;

namespace {

std::vector<std::string> titles_of(const language_table& table) {
    std::vector<std::string> titles;
    for (const figure& f : table.lines.at(0).figures) titles.push_back(f.title);
    return titles;
}

std::vector<std::string> texts_of(const language_table::line& line) {
    std::vector<std::string> texts;
    for (const figure& f : line.figures) texts.push_back(f.text.value_or("-"));
    return texts;
}

// A run of a lesson with these columns.
lesson_run run_with_columns(const lesson& l) {
    lesson_run run = python_sample_run();
    run.of = &l;
    return run;
}

}  // namespace

TEST_CASE("what ran in one language only is not compared") {
    CHECK(compare_languages(sample_run()).lines.empty());
    const language_table table = compare_languages(python_sample_run());
    REQUIRE(table.lines.size() == 2);
    CHECK(table.lines[0].side == "gather");
    CHECK(table.lines[1].side == "no-gather");
}

TEST_CASE("times, their ratio, and what the lesson weighs and counts a second stand side by side") {
    const language_table table = compare_languages(python_sample_run());
    CHECK(titles_of(table) ==
          std::vector<std::string>{"total (C++)", "total (Python)", "Python/C++", "queue (C++)",
                                   "queue (Python)", "served (C++)", "served (Python)"});
    CHECK(texts_of(table.lines[0]) ==
          std::vector<std::string>{"3.00 s", "6.00 s", "2.0x", "812 kB", "3.25 MB", "2.5", "10"});
    CHECK(texts_of(table.lines[1])[3] == "-");  // the mistake has no queue
}

TEST_CASE("where a lesson weighs nothing itself, it is the memory of the process") {
    lesson l = *python_sample_run().of;
    l.columns = {{"age_s", "age"}};
    const language_table table = compare_languages(run_with_columns(l));
    CHECK(titles_of(table).back() == "memory (Python)");
    CHECK(texts_of(table.lines[0]).back() == "14.0 MB");
}

TEST_CASE("a figure that no side has is left out, and one of a side that hung is not compared") {
    lesson l = *python_sample_run().of;
    l.columns = {{"nothing_kb", "nothing"}};
    lesson_run run = run_with_columns(l);
    CHECK(titles_of(compare_languages(run)).size() == 3);
    for (recording& r : run.sides[3].runs) r.exit = ending::timeout;
    CHECK(texts_of(compare_languages(run).lines[0]) ==
          std::vector<std::string>{"3.00 s", "-", "-"});
}

TEST_CASE("each figure has its place in the document of the run") {
    const language_table table = compare_languages(python_sample_run());
    const std::vector<figure>& figures = table.lines[0].figures;
    CHECK(figures[1].json == std::vector<std::string>{"/sides/3/wall_s/median"});
    CHECK(figures[2].json.empty());
    CHECK(figures[3].json == std::vector<std::string>{"/sides/1/metrics/queue_kb"});
}
