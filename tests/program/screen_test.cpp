// The screen of every lesson, off a terminal.
#include <doctest/doctest.h>

#include "program/programs.hpp"

using namespace asyncdemo;

namespace {

// Fast, with all sides. Waits may be too short then to tell the mistake by its times.
outcome screen_of(const std::string& lesson, words more, const std::string& speed = "20") {
    words all{lesson, "--mistake", "--speed", speed};
    all.insert(all.end(), more.begin(), more.end());
    outcome o = run(program(all));
    CAPTURE(o);
    CHECK(o.signal == 0);
    CHECK(o.exit_code <= 1);
    CHECK(o.left_over.empty());
    return o;
}

}  // namespace

TEST_CASE("no line of a lesson is wider than the screen") {
    const temporary_directory directory;
    for (const std::string& lesson : lesson_names()) {
        const std::string recorded = directory.path(lesson + ".json");
        screen_of(lesson, {"--json", "-o", recorded});
        for (const std::size_t width : {40U, 60U, 80U, 200U}) {
            const outcome o = run(program({"replay", recorded, "--width", std::to_string(width)}));
            CAPTURE(lesson);
            CAPTURE(width);
            for (const std::string& line : lines_of(o.out)) {
                CAPTURE(line);
                CHECK(width_of(line) <= width);
            }
            if (width == 200) CHECK(width_of(widest_line(o.out)) > 100);
        }
    }
}

TEST_CASE("no line of the texts is wider than the screen") {
    for (const std::string& lesson : lesson_names()) {
        for (const std::size_t width : {40U, 60U, 80U}) {
            const outcome o = run(program({"explain", lesson, "--width", std::to_string(width)}));
            const std::string widest = widest_line(o.out);
            CAPTURE(lesson);
            CAPTURE(widest);
            CHECK(width_of(widest) <= width);
        }
    }
    for (const std::size_t width : {40U, 60U, 80U}) {
        const std::string list = run(program({"list", "--width", std::to_string(width)})).out;
        CHECK(width_of(widest_line(list)) <= width);
        launch welcome = program({});
        welcome.environment = {{"COLUMNS", std::to_string(width)}};
        CHECK(width_of(widest_line(run(welcome).out)) <= width);
    }
}

TEST_CASE("the screen of a lesson has question, sides, figures, claims and what next") {
    for (const std::string& lesson : lesson_names()) {
        CAPTURE(lesson);
        const outcome o = screen_of(lesson, {"--width", "200"}, "5");
        // On a busy machine a mistake may stay without a judgement.
        const bool is_unclear = contains(o.out, "? unclear ");
        CHECK((o.exit_code == 1 || is_unclear));
        CHECK_FALSE(has_escapes(o.out));
        CHECK(o.out.starts_with(lesson + "\n"));
        CHECK(contains(o.out, "Every wait was divided by 5."));
        CHECK(contains(o.out, "✓ "));
        CHECK((contains(o.out, "✗ FAILED ") || is_unclear));
        CHECK(contains(o.out, "asyncdemo explain " + lesson));
        const auto lessons = json_of(run(program({"list", "--json"})).out);
        for (const auto& l : lessons) {
            if (l.at("name") != lesson) continue;
            CHECK(contains(o.out, l.at("question").get<std::string>()));
            for (const auto& s : l.at("sides")) {
                CHECK(contains(o.out, "\n" + s.get<std::string>() + " "));
            }
        }
    }
}

TEST_CASE("--ascii is pure ASCII, and a locale without UTF-8 asks for it") {
    for (const std::string& lesson : lesson_names()) {
        CAPTURE(lesson);
        const outcome o = screen_of(lesson, {"--ascii"});
        CHECK(is_ascii(o.out));
        CHECK(contains(o.out, "[ok]"));
        CHECK(is_ascii(run(program({"explain", lesson, "--ascii"})).out));
    }
    CHECK(is_ascii(run(program({"list", "--ascii"})).out));
    words report{"gather", "--clock", "virtual", "--format", "markdown"};
    CHECK_FALSE(is_ascii(run(program(report)).out));
    report.emplace_back("--ascii");
    CHECK(is_ascii(run(program(report)).out));
    for (const char* shell : {"bash", "zsh", "fish"}) {
        launch script = program({"completion", shell});
        script.environment = {{"LC_ALL", "C"}};
        CHECK(is_ascii(run(script).out));
    }
    launch without_unicode = program({"gather", "--clock", "virtual"});
    for (const char* locale : {"C", "POSIX"}) {
        without_unicode.environment = {{"LC_ALL", locale}};
        CHECK(is_ascii(run(without_unicode).out));
        for (const words& typed : {words{},
                                   {"list"},
                                   {"--help"},
                                   {"gather", "--help"},
                                   {"explain", "gather"},
                                   {"code", "gather"},
                                   {"progress"}}) {
            launch other = program(typed);
            other.environment = without_unicode.environment;
            CHECK(is_ascii(run(other).out));
        }
    }
    without_unicode.environment = {{"LANG", "C"}, {"LC_CTYPE", "de_DE.utf-8"}};
    CHECK_FALSE(is_ascii(run(without_unicode).out));
    without_unicode.environment = {{"LC_ALL", "en_GB.UTF-8"}};
    CHECK_FALSE(is_ascii(run(without_unicode).out));
}

TEST_CASE("quiet, a run shows the results alone") {
    const outcome loud = run(program({"gather", "--clock", "virtual"}));
    const outcome quiet = run(program({"gather", "--clock", "virtual", "-q"}));
    CHECK(quiet.exit_code == 0);
    CHECK(contains(loud.out, "How long do both take?"));
    CHECK(contains(loud.out, "Try next:"));
    CHECK_FALSE(contains(quiet.out, "How long do both take?"));
    CHECK_FALSE(contains(quiet.out, "Try next:"));
    CHECK(contains(quiet.out, "gather takes the longest wait"));
    CHECK(run(program({"gather", "--clock", "virtual", "--quiet"})).out == quiet.out);
}

TEST_CASE("a screen in virtual time says so") {
    const std::string text = run(program({"gather", "--clock", "virtual", "-q"})).out;
    CHECK(contains(text, "Virtual time"));
}

TEST_CASE("rounds show median, least and most") {
    const outcome o = run(program({"gather", "--speed", "50", "--runs", "3"}));
    CHECK(o.exit_code == 0);
    CHECK(contains(o.out, "min"));
    CHECK(contains(o.out, "max"));
    const outcome one = run(program({"gather", "--speed", "50"}));
    CHECK_FALSE(contains(one.out, " min "));
}
