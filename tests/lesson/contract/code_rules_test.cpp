// What is asked of the code that a lesson shows.
#include <doctest/doctest.h>

#include "lesson/contract/sound_lesson.hpp"

using namespace asyncdemo;

namespace {

// The complaints when a further file of the lesson has that text.
std::string with_file(std::string_view path, std::string_view text) {
    return complaints_after([&](catalog_entry& e) { e.code.push_back({path, text}); });
}

}  // namespace

TEST_CASE("every side has code to show") {
    CHECK(complaints_after([](catalog_entry& e) {
              e.code.front().text = "// [in-turn, together]\nvoid wait(stage& on);\n// [end]\n";
          }) ==
          "the side `blocked` has no code to show; it has to stand between `// [blocked]` and "
          "`// [end]`");
}

TEST_CASE("a region has lines, and is of sides that exist") {
    CHECK(with_file("a.cpp", "// [in-turn]\n// [end]\n") == "the region at a.cpp:2 is empty");
    CHECK(with_file("a.cpp", "// [in-turn, in-trun]\nint a;\n// [end]\n") ==
          "the region at a.cpp:2 is of `in-trun`, which is no side; those are `in-turn`, "
          "`together`, `blocked`");
}

TEST_CASE("marks open and close in turn, alone on their lines") {
    CHECK(with_file("a.cpp", "int a;\n// [end]\n") == "the mark at a.cpp:2 has to begin a region");
    CHECK(with_file("a.cpp", "// [in-turn]\nint a;\n// [together]\nint b;\n// [end]\n") ==
          "the mark at a.cpp:3 has to end a region");
    CHECK(with_file("a.cpp", "// [in-turn]\nint a;\n") ==
          "the last region of a.cpp has to end with `// [end]`");
    CHECK(with_file("a.cpp", "// [in-turn]\nint a;\n// [end] of it\n// [end]\n") ==
          "the mark at a.cpp:3 has to stand alone on its line");
}

TEST_CASE("what the projector shows comes first, and fits") {
    CHECK(with_file("lessons/waits/further/sides.cpp", "int a;\n") ==
          "lessons/waits/further/sides.cpp has to be the first of its files");
    const std::string text = std::string(sound_entry().code.front().text) + std::string(120, '\n');
    CHECK(complaints_after([&text](catalog_entry& e) { e.code.front().text = text; }) ==
          "lessons/waits/sides.cpp has 127 lines; 120 are the most");
}
