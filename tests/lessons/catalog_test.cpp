// What must be true of every lesson before it runs.
#include "lessons/catalog.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include "asyncdemo/cli/command_line.hpp"
#include "report/code_regions.hpp"

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

std::vector<std::string> words_of(std::string_view line) {
    std::istringstream in{std::string(line)};
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

command parsed(std::string_view line) {
    std::vector<std::string> words = words_of(line);
    std::vector<const char*> argv{"asyncdemo"};
    for (const std::string& w : words) argv.push_back(w.c_str());
    return parse_command_line(all_lessons(), static_cast<int>(argv.size()), argv.data());
}

// Calls `check(lesson)` for each, and says which one it was when it fails.
template <class Check>
void for_each_lesson(Check check) {
    for (const catalog_entry& entry : all_lessons()) {
        CAPTURE(entry.lesson.name);
        check(entry.lesson);
    }
}

bool has_duplicates(std::vector<std::string_view> names) {
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

// The command lines with options that stand in the prose, without the program's name.
std::vector<std::string> commands_in(const std::string& prose) {
    static const std::regex in_prose("`asyncdemo ([^`]* --[^`]*)`");
    std::vector<std::string> lines;
    for (std::sregex_iterator found(prose.begin(), prose.end(), in_prose), end; found != end;
         ++found) {
        lines.push_back((*found)[1]);
    }
    return lines;
}

// Fails where the line is none that the program takes.
void check_line(std::string_view line) {
    CAPTURE(line);
    command c;
    REQUIRE_NOTHROW(c = parsed(line));
    if (const auto* const run = std::get_if<run_command>(&c)) {
        const catalog_entry* const entry = find(all_lessons(), run->lesson);
        REQUIRE(entry != nullptr);
        CHECK_NOTHROW(plan_from(entry->lesson, run->plan, run->rounds));
    } else {
        const auto* const code = std::get_if<code_command>(&c);
        REQUIRE(code != nullptr);
        const catalog_entry* const entry = find(all_lessons(), code->lesson);
        REQUIRE(entry != nullptr);
        CHECK_NOTHROW(sides_from(entry->lesson, code->chosen));
    }
}

// What a script or a shell has to be able to take: a-z, 0-9 and single dashes between.
bool is_a_plain_name(std::string_view name) {
    const bool has_only_plain_signs = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    return !name.empty() && has_only_plain_signs && name.front() != '-' && name.back() != '-' &&
           name.find("--") == std::string_view::npos;
}

// Fails where a mark of a region stands where it should not.
void check_marks(const std::string& code) {
    std::istringstream lines(code);
    bool is_open = false;
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        const bool ends = line == "// [end]";
        const bool begins = !ends && line.starts_with("// [");
        if (ends) CHECK(is_open);
        if (begins) {
            CHECK_FALSE(is_open);
            CHECK(line.ends_with("]"));
        }
        if (!ends && !begins) CHECK(line.find("// [") == std::string::npos);
        is_open = begins || (is_open && !ends);
    }
    CHECK_FALSE(is_open);
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
        CHECK(words_of(line) == std::vector{std::string(l.name)});
        CHECK(l.part.number == part.number);
        CHECK(l.part.title == part.title);
    }
    CHECK(known == all_lessons().size());
}

TEST_CASE("a story has every sentence that its lesson needs, and no other") {
    for (const catalog_entry& e : all_lessons()) {
        for (const std::string& problem : e.problems) FAIL_CHECK(problem);
    }
}

TEST_CASE("every folder in the tree is a lesson of the catalog") {
    for (const auto& file : std::filesystem::directory_iterator(directory)) {
        if (!file.is_directory()) continue;
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

TEST_CASE("what the projector shows comes first, and is short enough for it") {
    for (const catalog_entry& e : all_lessons()) {
        for (const code_file& f : e.code) {
            if (!f.path.ends_with("/sides.cpp")) continue;
            CAPTURE(f.path);
            CHECK(f.path == e.code.front().path);
            CHECK(std::count(f.text.begin(), f.text.end(), '\n') <= 120);
        }
    }
}

TEST_CASE("names are unique, and plain enough to be typed") {
    std::vector<std::string_view> lessons;
    for (const catalog_entry& e : all_lessons()) lessons.push_back(e.lesson.name);
    CHECK_FALSE(has_duplicates(lessons));
    for_each_lesson([](const lesson& l) {
        CHECK(is_a_plain_name(l.name));
        std::vector<std::string_view> sides;
        for (const side& s : l.sides) sides.push_back(s.name);
        CHECK_FALSE(has_duplicates(sides));
        CHECK(std::all_of(sides.begin(), sides.end(), is_a_plain_name));
        std::vector<std::string_view> parameters;
        for (const any_parameter& p : l.parameters) parameters.push_back(name_of(p));
        CHECK_FALSE(has_duplicates(parameters));
        CHECK(std::all_of(parameters.begin(), parameters.end(), is_a_plain_name));
        std::vector<std::string_view> claims;
        std::vector<std::string> texts;
        for (const claim& c : l.claims)
            texts.push_back(std::string(c.side) + " " + std::string(c.text));
        for (const std::string& text : texts) claims.push_back(text);
        CHECK_FALSE(has_duplicates(claims));
    });
}

TEST_CASE("a lesson has a question, at least two sides to compare, claims and a mistake") {
    for_each_lesson([](const lesson& l) {
        CHECK(l.question.find('?') != std::string_view::npos);
        const auto mistakes = std::count_if(l.sides.begin(), l.sides.end(),
                                            [](const side& s) { return s.is_mistake(); });
        CHECK(static_cast<long>(l.sides.size()) - mistakes >= 2);
        CHECK(mistakes >= 1);
        CHECK(l.conclusion.ends_with("."));
        CHECK_FALSE(l.parameters.empty());
    });
}

TEST_CASE("every side says how it works and how long it should take, and has claims") {
    for_each_lesson([](const lesson& l) {
        for (const side& s : l.sides) {
            CAPTURE(s.name);
            CHECK_FALSE(s.about.empty());
            REQUIRE(s.ideal.has_value());
            CHECK((*s.ideal)(l.default_settings()) > duration::zero());
            CHECK((*s.ideal)(l.default_settings()) <= std::chrono::seconds(10));
            const auto judged_as = s.is_mistake() ? s.mistake_for : s.name;
            CHECK(std::any_of(l.claims.begin(), l.claims.end(), [&](const claim& c) {
                return c.side == judged_as || c.side == every_side;
            }));
        }
    });
}

TEST_CASE("a mistake stands for a side that is none") {
    for_each_lesson([](const lesson& l) {
        for (const side& s : l.sides) {
            if (!s.is_mistake()) continue;
            CAPTURE(s.name);
            const side* const right = l.find_side(s.mistake_for);
            REQUIRE(right != nullptr);
            CHECK_FALSE(right->is_mistake());
        }
    });
}

TEST_CASE("a model is one of a side that really runs, and is held against it by a claim") {
    for_each_lesson([](const lesson& l) {
        for (const side& s : l.sides) {
            if (!s.is_model()) continue;
            CAPTURE(s.name);
            const side* const measured = l.find_side(s.model_of);
            REQUIRE(measured != nullptr);
            CHECK_FALSE(measured->is_model());
            CHECK_FALSE(measured->is_mistake());
            CHECK(s.needs.empty());
            CHECK(s.about.starts_with("a model of "));
            CHECK(std::any_of(l.claims.begin(), l.claims.end(), [&s](const claim& c) {
                return c.side == s.name && c.text.find("measured") != std::string_view::npos;
            }));
        }
    });
}

TEST_CASE("every claim is about a side of its lesson that is no mistake") {
    for_each_lesson([](const lesson& l) {
        for (const claim& c : l.claims) {
            CAPTURE(c.text);
            CHECK((c.judge != nullptr));
            CHECK_FALSE(c.text.empty());
            if (c.side == every_side) continue;
            const side* const about = l.find_side(c.side);
            REQUIRE(about != nullptr);
            CHECK_FALSE(about->is_mistake());
        }
    });
}

TEST_CASE("a default is within its range and can be typed as it is written") {
    for_each_lesson([](const lesson& l) {
        for (const any_parameter& p : l.parameters) {
            CAPTURE(name_of(p));
            const double initial = initial_value(p);
            CHECK_NOTHROW(require_in_range(p, initial));
            CHECK(parse_value(p, write_value(p, initial)) == initial);
            CHECK_FALSE(about(p).empty());
        }
        if (l.reject != nullptr) CHECK(l.reject(l.default_settings()).empty());
    });
}

TEST_CASE("every side has its code, and every region is of sides that exist") {
    for (const catalog_entry& e : all_lessons()) {
        CAPTURE(e.lesson.name);
        std::set<std::string_view> shown;
        for (const code_region& r : code_regions(e.code)) {
            CAPTURE(r.first_line);
            CHECK_FALSE(r.sides.empty());
            CHECK_FALSE(r.lines.empty());
            for (const std::string_view side : r.sides) {
                CAPTURE(side);
                CHECK(e.lesson.find_side(side) != nullptr);
                shown.insert(side);
            }
        }
        for (const side& s : e.lesson.sides) {
            CAPTURE(s.name);
            CHECK(shown.count(s.name) == 1);
        }
    }
}

TEST_CASE("regions are opened and closed in turn, by marks that stand alone on their lines") {
    for (const catalog_entry& e : all_lessons()) {
        for (const code_file& file : e.code) {
            CAPTURE(file.path);
            check_marks(std::string(file.text));
        }
    }
}

TEST_CASE("what is worth a try next is a command line that works") {
    for_each_lesson([](const lesson& l) {
        CHECK_FALSE(l.tries.empty());
        for (const std::string_view line : l.tries) {
            check_line(line);
            if (!std::holds_alternative<run_command>(parsed(line))) continue;
            // It shows something else than the plain run of the lesson.
            CHECK(words_of(line).size() > 1);
        }
    });
}

TEST_CASE("the command lines in the prose work") {
    for (const catalog_entry& e : all_lessons()) {
        CAPTURE(e.lesson.name);
        for (const std::string& line : commands_in(std::string(e.prose))) check_line(line);
    }
}

TEST_CASE("one of the tries is the mistake") {
    for_each_lesson([](const lesson& l) {
        const auto is_mistake = [](std::string_view t) { return t.ends_with(" --mistake"); };
        CHECK(std::any_of(l.tries.begin(), l.tries.end(), is_mistake));
    });
}

TEST_CASE(
    "a lesson that people can knock at has a server for each side, and says what to do there") {
    for_each_lesson([](const lesson& l) {
        const bool is_open = !l.serve.side.empty();
        for (const side& s : l.sides) {
            CAPTURE(s.name);
            // A side with a mistake need not have one, and nobody can knock at a model.
            const bool is_optional = s.is_mistake() || s.is_model();
            if (!is_open || !is_optional) CHECK(s.serve.has_value() == is_open);
        }
        if (!is_open) return;
        REQUIRE(l.find_side(l.serve.side) != nullptr);
        CHECK_FALSE(l.serve.tries.empty());
        const auto is_parameter = [&l](std::string_view name) {
            return std::any_of(l.parameters.begin(), l.parameters.end(),
                               [name](const any_parameter& p) { return name_of(p) == name; });
        };
        for (const std::string_view name : l.serve.parameters) CHECK(is_parameter(name));
        for (const auto& [name, value] : l.serve.values) CHECK(is_parameter(name));
        for (const any_parameter& p : l.parameters) {
            const auto& offered = l.serve.parameters;
            if (std::find(offered.begin(), offered.end(), name_of(p)) == offered.end()) continue;
            CHECK_NOTHROW(require_in_range(p, l.serve.initial_value(p)));
        }
    });
}

TEST_CASE("prose begins with a heading and ends with its last line") {
    for (const catalog_entry& e : all_lessons()) {
        CAPTURE(e.lesson.name);
        CHECK(e.prose.starts_with("# "));
        CHECK(e.prose.ends_with("\n"));
        CHECK_FALSE(e.prose.ends_with("\n\n"));
    }
}
