// A lesson that has just been made, `at-once`, in the program that has no other.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "program/programs.hpp"

using namespace asyncdemo;

namespace {

const std::filesystem::path tree = NEW_LESSON_TREE;

}  // namespace

TEST_CASE("a new lesson holds what it claims") {
    const outcome o = run(program({"check", "--speed", "5"}));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.out, "at-once"));
}

TEST_CASE("the mistake of a new lesson fails") {
    const outcome o = run(program({"at-once", "--mistake", "--clock", "virtual"}));
    CAPTURE(o);
    CHECK(o.exit_code == 1);
}

TEST_CASE("a new lesson has its own name wherever the template has one") {
    for (const auto& file : std::filesystem::directory_iterator(tree / "lessons/at-once")) {
        CAPTURE(file.path());
        const std::string text = content_of(file.path());
        CHECK_FALSE(contains(text, "new-lesson"));
        CHECK_FALSE(contains(text, "new_lesson"));
    }
    CHECK(
        contains(content_of(tree / "lessons/at-once/lesson.cpp"),
                 "#include \"lessons/at-once/sides.hpp\"\n#include \"lessons/lesson_file.hpp\"\n"));
}

TEST_CASE("a new lesson is the last of the course, and stands in the README") {
    CHECK(content_of(tree / "lessons/catalog.txt") == "Waiting\n    at-once\n");
    CHECK(contains(content_of(tree / "README.md"), "| `at-once` | A waits 1 s, and so does B."));
}
