// The commands that run nothing.
#include <doctest/doctest.h>

#include <filesystem>

#include "program/programs.hpp"

using namespace asyncdemo;

namespace {

outcome good(words arguments) {
    const temporary_directory nothing_is_done;
    launch l = program(std::move(arguments));
    l.environment = {{"XDG_STATE_HOME", nothing_is_done.path("")}};
    outcome o = run(l);
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(o.err.empty());
    CHECK_FALSE(has_escapes(o.out));
    return o;
}

// True when the program does it without an event loop, by which it would start processes.
bool starts_nothing(words arguments) {
    launch limited = program(std::move(arguments));
    limited.most_descriptors = 6;  // a loop takes more than the three that are left
    return run(limited).exit_code == 0;
}

}  // namespace

TEST_CASE("without a word the program tells what it is, its lessons and what to run next") {
    const std::string text = good({}).out;
    CHECK(contains(text, PROJECT_VERSION));
    CHECK(contains(text, "Part 1"));
    for (const std::string& name : lesson_names()) CHECK(contains(text, "  " + name + " "));
    CHECK(contains(text, "asyncdemo " + lesson_names().front() + "\n"));
}

TEST_CASE("list names the lessons in teaching order, each with its time and clocks") {
    const std::string text = good({"list"}).out;
    const words names = lesson_names();
    REQUIRE(names.size() >= 5);
    for (std::size_t i = 1; i < names.size(); ++i) {
        CHECK(text.find("\n  " + names[i - 1] + "  ") < text.find("\n  " + names[i] + "  "));
    }
    CHECK(contains(text, "runs 5.00 s; virtual clock: every side"));
    CHECK(contains(good({"list", "--width", "100"}).out,
                   "virtual clock: one-thread, pool-model, coroutines"));
    CHECK(contains(text, "real clock only"));
}

TEST_CASE("list --json is one document and has what the list has") {
    const auto lessons = json_of(good({"list", "--json"}).out);
    REQUIRE(lessons.is_array());
    for (const auto& l : lessons) {
        CHECK(l.at("part").is_number_integer());
        CHECK_FALSE(l.at("question").get<std::string>().empty());
        CHECK(l.at("time_s").get<double>() > 0);
        CHECK(l.at("time_s").get<double>() <= 10);
        CHECK(l.at("clocks").at(0) == "real");
        CHECK(l.at("sides").size() >= 2);
        CHECK(l.at("mistakes").size() >= 1);
    }
}

TEST_CASE("commands that run nothing start nothing") {
    CHECK(starts_nothing({}));
    CHECK(starts_nothing({"list"}));
    CHECK(starts_nothing({"list", "--json"}));
    CHECK(starts_nothing({"code", "gather"}));
    CHECK(starts_nothing({"explain", "gather"}));
    CHECK(starts_nothing({"schema"}));
    CHECK(starts_nothing({"progress"}));
    CHECK(starts_nothing({"gather", "--help"}));
    CHECK_FALSE(starts_nothing({"gather", "--clock", "virtual"}));
}

TEST_CASE("code shows each side as it stands in the file, at the line that it says") {
    for (const auto& lesson : json_of(run(program({"list", "--json"})).out)) {
        const std::string name = lesson.at("name");
        words sides = lesson.at("sides").get<words>();
        for (const auto& mistake : lesson.at("mistakes")) sides.push_back(mistake);
        for (const std::string& side : sides) {
            const auto shown = lines_of(good({"code", name, "--side", side, "--width", "60"}).out);
            CAPTURE(name);
            CAPTURE(side);
            REQUIRE(shown.size() > 3);
            CHECK(shown.front() == side);
            std::size_t regions = 0;
            words file;
            std::size_t at = 0;  // in the file, counted from 1
            for (std::size_t i = 1; i < shown.size(); ++i) {
                if (shown[i].starts_with("lessons/" + name + "/")) {
                    const std::size_t colon = shown[i].find(':');
                    file = lines_of(content_of(PROJECT_DIRECTORY "/" + shown[i].substr(0, colon)));
                    at = std::stoul(shown[i].substr(colon + 1));
                    ++regions;
                    REQUIRE(at >= 2);
                    REQUIRE(at <= file.size());
                    CHECK(file[at - 2].starts_with("// ["));
                    CHECK(contains(file[at - 2], side));
                    continue;
                }
                REQUIRE(at > 0);
                REQUIRE(at <= file.size());
                // A region ends at its mark; the listing has an empty line there.
                const std::string& expected = file[at - 1] == "// [end]" ? "" : file[at - 1];
                CHECK(shown[i] == expected);
                ++at;
            }
            CHECK(regions >= 1);
        }
    }
}

TEST_CASE("code shows all sides when none is named, and the mistake when it is asked for") {
    const std::string text = good({"code", "gather", "--width", "300"}).out;
    for (const char* side : {"sequential", "await-in-turn", "gather"}) CHECK(contains(text, side));
    CHECK_FALSE(contains(text, "blocking-in-coroutine"));
    CHECK(contains(good({"code", "gather", "--mistake"}).out, "blocking-in-coroutine"));
}

TEST_CASE("code --all shows every file of the lesson, each under its path, as it was compiled") {
    const std::string text = good({"code", "gather", "--all"}).out;
    std::size_t files = 0;
    std::size_t length = 0;
    for (const auto& file :
         std::filesystem::directory_iterator(PROJECT_DIRECTORY "/lessons/gather")) {
        if (file.path().extension() != ".cpp" && file.path().extension() != ".hpp") continue;
        const std::string heading = "lessons/gather/" + file.path().filename().string() + "\n\n";
        const std::string shown = heading + content_of(file.path());
        CAPTURE(heading);
        CHECK(contains(text, shown));
        length += shown.size();
        ++files;
    }
    CHECK(text.starts_with("lessons/gather/sides.cpp\n"));
    CHECK(text.size() == length + files - 1);  // an empty line between two of them
}

TEST_CASE("code --all refuses what it leaves without an effect") {
    for (words more : {words{"--side", "gather"}, {"--mistake"}, {"--width", "60"}}) {
        const std::string refused = more.front();
        more.insert(more.begin(), {"code", "gather", "--all"});
        const outcome o = run(program(more));
        CHECK(o.exit_code == 2);
        CHECK(o.err.ends_with("out " + refused + "\n"));
    }
}

TEST_CASE("code shows sides next to each other only where the width allows it") {
    const std::string wide = good({"code", "gather", "--width", "300"}).out;
    CHECK(contains(wide, " │ "));
    CHECK(width_of(widest_line(wide)) <= 300);
    CHECK_FALSE(contains(good({"code", "gather", "--width", "60"}).out, " │ "));
    CHECK(contains(good({"code", "gather", "--width", "300", "--ascii"}).out, " | "));
}

TEST_CASE(
    "code --python shows each side in both languages, beside each other where there is room") {
    const std::string wide =
        good({"code", "gather", "--side", "gather", "--python", "--width", "300"}).out;
    const words shown = lines_of(wide);
    CHECK(shown.front().starts_with("gather "));
    CHECK(shown.front().ends_with(" │ gather (Python)"));
    CHECK(contains(shown.at(1), "lessons/gather/sides.cpp:"));
    CHECK(contains(shown.at(1), " │ lessons/gather/sides.py:"));
    CHECK(contains(wide, "await asyncio.gather(*waits)"));
    CHECK_FALSE(contains(wide, "sequential"));
    const std::string narrow =
        good({"code", "gather", "--python", "--mistake", "--width", "60"}).out;
    CHECK_FALSE(contains(narrow, " │ "));
    CHECK(narrow.find("\ngather\n") < narrow.find("\ngather (Python)\n"));
    CHECK(contains(narrow, "\nblocking-in-coroutine (Python)\n"));
    CHECK(good({"code", "gather", "--side", "gather (Python)", "--python"})
              .out.starts_with("gather (Python)\n"));
}

TEST_CASE("code --all --python shows the file in Python behind the others") {
    const std::string text = good({"code", "gather", "--all", "--python"}).out;
    CHECK(text.starts_with(good({"code", "gather", "--all"}).out));
    CHECK(text.ends_with("\nlessons/gather/sides.py\n\n" +
                         content_of(PROJECT_DIRECTORY "/lessons/gather/sides.py")));
}

TEST_CASE("code --python says so where a lesson has no sides in Python") {
    const outcome o = run(faulty({"code", "segfault", "--python"}));
    CHECK(o.exit_code == 2);
    CHECK(contains(o.err, "segfault has no sides in Python; leave out --python"));
}

TEST_CASE("explain shows the prose of each lesson") {
    for (const std::string& name : lesson_names()) {
        const std::string story = content_of(PROJECT_DIRECTORY "/lessons/" + name + "/story.md");
        const std::size_t heading = story.find("\n# ");
        REQUIRE(heading != std::string::npos);
        const std::string title =
            story.substr(heading + 3, story.find('\n', heading + 1) - heading - 3);
        CHECK(contains(good({"explain", name}).out, title.substr(0, 20)));
    }
}

TEST_CASE("schema is a JSON Schema of version 1 of the document") {
    const auto schema = json_of(good({"schema"}).out);
    CHECK(contains(schema.at("$schema").get<std::string>(), "2020-12"));
    CHECK(schema.at("$defs").at("lesson_run").at("properties").at("schema_version").at("const") ==
          1);
}
