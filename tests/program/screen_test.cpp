// What stands on the screen, off a terminal.
#include <doctest/doctest.h>

#include "program/programs.hpp"

using namespace asyncdemo;

TEST_CASE("with --mistake the screen says why it breaks, and which claims, as expected") {
    const words typed{"gather", "--mistake", "--clock", "virtual", "--width", "200"};
    const outcome o = run(program(typed));
    CAPTURE(o);
    CHECK(o.exit_code == 1);
    const auto why = o.out.find("blocking-in-coroutine: The coroutines block");
    const auto broken = o.out.find("✗ as expected: blocking-in-coroutine (as gather) ");
    CHECK(why < broken);
    CHECK(broken != std::string::npos);
    CHECK_FALSE(contains(o.out, "FAILED"));
    CHECK(contains(run(program(typed + words{"--ascii"})).out, "[as expected] blocking-in-"));
}

TEST_CASE("a run and a recording are as wide as they were asked to be") {
    const temporary_directory directory;
    const std::string recorded = directory.path("run.json");
    const words run_of_gather{"gather", "--mistake", "--clock", "virtual"};
    run(program(run_of_gather + words{"--json", "-o", recorded}));
    for (const std::size_t width : {40U, 60U, 80U, 200U}) {
        for (const words& shown : {run_of_gather, words{"replay", recorded}}) {
            const outcome o = run(program(shown + words{"--width", std::to_string(width)}));
            const std::size_t widest = width_of(widest_line(o.out));
            CAPTURE(shown[0]);
            CAPTURE(width);
            CHECK(widest <= width);
            if (width == 200) CHECK(widest > 100);
        }
    }
}

TEST_CASE("no line of the texts is wider than the screen") {
    for (const std::size_t width : {40U, 60U, 80U}) {
        const outcome prose = run(program({"explain", "gather", "--width", std::to_string(width)}));
        CHECK(width_of(widest_line(prose.out)) <= width);
        const std::string list = run(program({"list", "--width", std::to_string(width)})).out;
        CHECK(width_of(widest_line(list)) <= width);
        launch welcome = program({});
        welcome.environment = {{"COLUMNS", std::to_string(width)}};
        CHECK(width_of(widest_line(run(welcome).out)) <= width);
    }
}

TEST_CASE("--ascii is pure ASCII, and a locale without UTF-8 asks for it") {
    const outcome o = run(program({"gather", "--clock", "virtual", "--mistake", "--ascii"}));
    CHECK(is_ascii(o.out));
    CHECK(contains(o.out, "[ok]"));
    CHECK(is_ascii(run(program({"explain", "gather", "--ascii"})).out));
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
    CHECK(contains(quiet.out, "claims hold"));
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
