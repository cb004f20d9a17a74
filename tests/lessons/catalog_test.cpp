// The catalog is what stands in the tree.
#include "lessons/catalog.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

using namespace asyncdemo;

namespace {

const std::filesystem::path directory = std::filesystem::path(PROJECT_DIRECTORY) / "lessons";

std::string content_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

}  // namespace

TEST_CASE("a side's process gets its lesson without the sentences of the story") {
    for (const catalog_entry& e : all_lessons()) {
        CAPTURE(e.lesson.name);
        const std::optional<lesson> typed = typed_lesson(e.lesson.name);
        REQUIRE(typed.has_value());
        CHECK(typed->sides.size() == e.lesson.sides.size());
        CHECK(typed->parameters.size() == e.lesson.parameters.size());
        CHECK(typed->question.empty());
    }
    CHECK_FALSE(typed_lesson("gathre").has_value());
}

TEST_CASE("the catalog is the list in catalog.txt, in its order and with the titles of its parts") {
    std::istringstream listed(content_of(directory / "catalog.txt"));
    course_part part{0, {}};
    std::string title;
    std::size_t known = 0;
    for (std::string line; std::getline(listed, line);) {
        CAPTURE(line);
        if (!line.starts_with(' ')) {
            title = line;
            part = {part.number + 1, title};
            continue;
        }
        REQUIRE(known < all_lessons().size());
        const lesson& l = all_lessons()[known++].lesson;
        CHECK(line == "    " + std::string(l.name));
        CHECK(l.part.number == part.number);
        CHECK(l.part.title == part.title);
    }
    CHECK(known == all_lessons().size());
}

TEST_CASE("every folder in the tree is a lesson of the catalog, or what lessons begin as") {
    for (const auto& file : std::filesystem::directory_iterator(directory)) {
        if (!file.is_directory() || file.path().filename() == "new-lesson") continue;
        CAPTURE(file.path());
        CHECK(find(all_lessons(), file.path().filename().string()) != nullptr);
    }
}

TEST_CASE("the embedded files are those of the folder, byte for byte") {
    for (const catalog_entry& e : all_lessons()) {
        CAPTURE(e.lesson.name);
        const std::filesystem::path folder = directory / e.lesson.name;
        std::size_t code = 0;
        for (const auto& file : std::filesystem::directory_iterator(folder)) {
            const std::string ending = file.path().extension();
            if (ending == ".cpp" || ending == ".hpp") ++code;
        }
        CHECK(e.code.size() == code);
        for (const code_file& f : e.code) {
            CAPTURE(f.path);
            const std::filesystem::path path = std::filesystem::path(PROJECT_DIRECTORY) / f.path;
            CHECK(path.parent_path() == folder);
            CHECK((f.text == content_of(path)));
        }
        CHECK(content_of(folder / "story.md").ends_with(e.prose));
    }
}
