// What the program says of itself: its version, and the help of every command.
#include <doctest/doctest.h>

#include "program/programs.hpp"

using namespace asyncdemo;

TEST_CASE("--version is the version of the project") {
    const outcome o = run(program({"--version"}));
    CHECK(o.out == "asyncdemo " PROJECT_VERSION "\n");
    CHECK(o.err.empty());
    CHECK(o.exit_code == 0);
}

TEST_CASE("every command and every lesson has a help on standard output") {
    words commands = lesson_names();
    for (const char* c : {"list", "check", "code", "explain", "help", "schema"})
        commands.emplace_back(c);
    for (const std::string& command : commands) {
        CAPTURE(command);
        const outcome o = run(program({command, "--help"}));
        CHECK(o.exit_code == 0);
        CHECK(o.err.empty());
        CHECK(contains(o.out, "--help"));
        CHECK(contains(o.out, command));
        CHECK(run(program({command, "-h"})).out == o.out);
    }
    const outcome all = run(program({"--help"}));
    CHECK(all.exit_code == 0);
    for (const std::string& command : commands) CHECK(contains(all.out, "  " + command + " "));
}

TEST_CASE("help is that of the program, of a command or lesson, or of the terms") {
    CHECK(run(program({"help"})).out == run(program({"--help"})).out);
    for (const char* topic : {"check", "gather", "help"}) {
        CHECK(run(program({"help", topic})).out == run(program({topic, "--help"})).out);
    }
    const outcome terms = run(program({"help", "terms"}));
    CHECK(terms.exit_code == 0);
    CHECK(contains(terms.out, "in flight"));
    CHECK(width_of(widest_line(run(program({"help", "terms", "--width", "40"})).out)) <= 40);
    const outcome unknown = run(program({"help", "gathr"}));
    CHECK(unknown.exit_code == 2);
    CHECK(contains(unknown.err, "\"gathr\""));
    CHECK(contains(unknown.err, "did you mean gather?"));
}

TEST_CASE("the help of a lesson has its parameters with unit, range and default, and its sides") {
    const auto lessons = json_of(run(program({"list", "--json"})).out);
    for (const auto& lesson : lessons) {
        const std::string help = run(program({lesson.at("name"), "--help"})).out;
        CAPTURE(help);
        for (const auto& p : lesson.at("parameters")) {
            CHECK(contains(help, "--" + p.at("name").get<std::string>() + " "));
        }
        for (const char* kind : {"sides", "mistakes"}) {
            for (const auto& s : lesson.at(kind)) CHECK(contains(help, s.get<std::string>()));
        }
    }
    const std::string gather = run(program({"gather", "--help"})).out;
    CHECK(contains(gather, "1ms to 60s; default 2s"));
    CHECK(contains(gather, "the mistake:"));
}

TEST_CASE("a help and an error are no wider than the width, from the least on") {
    words commands = lesson_names();
    for (const char* c : {"list", "check", "code", "explain", "tour", "progress", "replay"}) {
        commands.emplace_back(c);
    }
    for (const std::string& command : commands) {
        for (const std::size_t width : {40U, 60U, 80U}) {
            const words typed{command, "--width", std::to_string(width), "--help"};
            const std::string widest = widest_line(run(program(typed)).out);
            CAPTURE(command);
            CAPTURE(widest);
            CHECK(width_of(widest) <= width);
        }
    }
    launch all = program({"--help"});
    all.environment = {{"COLUMNS", "40"}};
    CHECK(width_of(widest_line(run(all).out)) <= 40);
    const outcome o = run(program({"gather", "--side", "nope", "--width", "40"}));
    CHECK(o.exit_code == 2);
    CHECK(lines_of(o.err).size() > 1);
    CHECK(width_of(widest_line(o.err)) <= 40);
}
