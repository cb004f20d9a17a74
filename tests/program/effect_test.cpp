// Whatever is typed takes effect, or is refused: every option at every command.
#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "program/programs.hpp"

using namespace asyncdemo;

namespace {

std::string refusal(const words& typed) {
    const outcome o = run(program(typed));
    CAPTURE(o);
    CHECK(o.exit_code == 2);
    CHECK(o.out.empty());
    CHECK(o.err.starts_with("asyncdemo: "));
    std::string told = o.err;  // in as many lines as the width asks for
    std::replace(told.begin(), told.end(), '\n', ' ');
    return told;
}

void check_refused(const words& typed, std::string_view part) {
    const std::string told = refusal(typed);
    CAPTURE(told);
    CHECK_MESSAGE(contains(told, part), part);
}

// Every option that some command takes, each with a value if it wants one.
const std::map<std::string, words> every_option{{"--side", {"gather"}},
                                                {"--mistake", {}},
                                                {"--clock", {"virtual"}},
                                                {"--runs", {"1"}},
                                                {"--speed", {"100"}},
                                                {"--seed", {"1"}},
                                                {"--timeout", {"50s"}},
                                                {"--strict", {}},
                                                {"--step", {}},
                                                {"--predict", {"gather=2s"}},
                                                {"--sweep", {"a=1s..2s"}},
                                                {"--a", {"1s"}},
                                                {"--format", {"csv"}},
                                                {"--json", {}},
                                                {"--output", {"-"}},
                                                {"--html", {"/dev/null"}},
                                                {"--trace", {"/dev/null"}},
                                                {"--junit", {"/dev/null"}},
                                                {"--width", {"1000"}},
                                                {"--color", {"always"}},
                                                {"--no-color", {}},
                                                {"--ascii", {}},
                                                {"--quiet", {}},
                                                {"--port", {"0"}},
                                                {"--host", {"127.0.0.1"}},
                                                {"--for", {"1ms"}},
                                                {"--from", {"gather"}},
                                                {"--reset", {}},
                                                {"--yes", {}},
                                                {"--metric", {"wall_s"}},
                                                {"--model", {}},
                                                {"--broker", {"amqp://127.0.0.1"}},
                                                {"--all", {}}};

using options = std::set<std::string>;

options operator|(options a, const options& b) {
    a.insert(b.begin(), b.end());
    return a;
}

const options look{"--width", "--color", "--no-color", "--ascii"};
const options of_run{"--runs", "--speed", "--seed", "--timeout"};
const options reports{"--format", "--json", "--output", "--html", "--trace"};

/// A command as it is typed, and the options that it takes.
struct command_under_test {
    words typed;
    options takes;
};

const std::vector<command_under_test> every_command{
    {{"gather"},
     look | of_run | reports |
         options{"--side", "--mistake", "--clock", "--strict", "--step", "--predict", "--sweep",
                 "--metric", "--all", "--a", "--quiet"}},
    {{"check", "gather"}, look | of_run | options{"--mistake", "--strict", "--junit", "--quiet"}},
    {{"list"}, look | options{"--json"}},
    {{"code", "gather"}, look | options{"--side", "--mistake", "--all"}},
    {{"explain", "gather"}, look},
    {{"help", "terms"}, look},
    {{"serve", "sockets"},
     look | options{"--side", "--port", "--host", "--for", "--output", "--html", "--trace",
                    "--quiet"}},
    {{"tour"}, look | of_run | options{"--strict", "--from", "--html", "--quiet"}},
    {{"next"}, look | of_run | options{"--quiet"}},
    {{"progress"}, look | options{"--json", "--reset", "--yes"}},
    {{"replay", "run.json"}, look | reports | options{"--speed", "--all", "--quiet"}},
    {{"completion", "bash"}, {}},
    {{"man"}, {}},
    {{"schema"}, {}},
};

}  // namespace

TEST_CASE("every command refuses, by its name, each option that would do nothing there") {
    for (const command_under_test& c : every_command) {
        for (const auto& [option, value] : every_option) {
            if (c.takes.contains(option)) continue;
            CAPTURE(c.typed);
            check_refused(c.typed + words{option} + value,
                          "\"" + option + "\" is not expected here");
        }
    }
}

TEST_CASE("the help of every command has the options that it takes, and no other") {
    for (const command_under_test& c : every_command) {
        CAPTURE(c.typed);
        const std::string help = run(program(c.typed + words{"--help"})).out;
        for (const auto& [option, value] : every_option) {
            CAPTURE(option);
            const bool is_told = contains(help, option + " ") || contains(help, option + "\n");
            CHECK(is_told == c.takes.contains(option));
        }
    }
}

TEST_CASE("an option in front of a lesson or a command is refused with the place where it works") {
    for (const command_under_test& c : every_command) {
        const std::string owner = c.typed.front() == "serve" ? c.typed.back() : c.typed.front();
        for (const std::string& option : c.takes) {
            const words& value = every_option.at(option);
            const std::string word = value.empty() ? option : option + "=" + value.front();
            check_refused(words{word} + c.typed, "\"" + word + "\" must come after " + owner);
        }
    }
    check_refused({"--json", "gather"}, "write asyncdemo gather --json");
    check_refused({"--speed=9", "gather"}, "write asyncdemo gather --speed=9");
    check_refused({"--json"}, "needs a lesson or a command before it");
    check_refused({"serve", "--port", "0", "sockets"}, "see asyncdemo serve sockets --help");
    check_refused({"--clock", "virtual", "gather"}, "see asyncdemo gather --help");
    check_refused({"--ascii", "explain", "gather"}, "see asyncdemo explain --help");
    check_refused({"--clock"}, "--clock CLOCK");
}

TEST_CASE("a misspelt command in front of a lesson is a misspelt command") {
    check_refused({"explian", "gather"},
                  "\"explian\" is not a lesson or command (did you mean explain?)");
    check_refused({"chekc", "gather"}, "did you mean check?");
    check_refused({"nonsense", "gather"}, "\"nonsense\" is not a lesson or command");
}

TEST_CASE("-- ends the options of every command") {
    for (const words& typed : {words{"list"},
                               {"explain", "gather"},
                               {"code", "gather"},
                               {"completion", "bash"},
                               {"man"},
                               {"schema"}}) {
        CAPTURE(typed);
        const outcome plain = run(program(typed));
        CHECK(plain.exit_code == 0);
        for (std::ptrdiff_t at = 0; at <= std::ssize(typed); ++at) {
            words marked = typed;
            marked.insert(marked.begin() + at, "--");
            const outcome o = run(program(marked));
            CAPTURE(o);
            CHECK(o.exit_code == 0);
            CHECK(o.out == plain.out);
        }
    }
    CHECK(run(program({"gather", "--clock", "virtual", "--"})).exit_code == 0);
    CHECK(run(program({"--"})).exit_code == 0);
}

TEST_CASE("what looks like an option behind -- is refused, for it is none there") {
    for (const command_under_test& c : every_command) {
        if (c.typed.front() == "replay") continue;
        for (const std::string option : {"--json", "-q", "--help"}) {
            check_refused(c.typed + words{"--", option},
                          "\"" + option + "\" comes after --, so it isn't an option");
        }
    }
    check_refused({"gather", "--", "list"}, "\"list\" is not expected here");
    check_refused({"--", "gather", "--json"}, "\"--json\" comes after --");
    check_refused({"check", "--", "--", "gather"}, "\"--\" appears twice");
}

TEST_CASE("a recording whose name begins with a dash is named behind --") {
    const temporary_directory d;
    const std::string script =
        "cd \"$1\" && \"$0\" gather --clock virtual -q -o ./-run.json && "
        "\"$0\" replay -- -run.json";
    const outcome o =
        run({.program = "/bin/sh", .arguments = {"-c", script, program({}).program, d.path("")}});
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.out, "A recording, shown again"));
}

TEST_CASE("an option that another one leaves without effect is refused with both") {
    struct pair {
        words typed;
        const char* one;
        const char* other;
    };
    const temporary_directory d;
    const std::string recording = d.path("run.json");
    REQUIRE(run(program({"gather", "--clock", "virtual", "-q", "-o", recording})).exit_code == 0);
    for (const auto& [typed, one, other] : {
             pair{{"gather", "--json", "--width", "100"}, "--width", "--json"},
             {{"gather", "--format", "csv", "--color", "always"}, "--color", "--format csv"},
             {{"list", "--json", "--width", "100"}, "--width", "--json"},
             {{"progress", "--json", "--color", "always"}, "--color", "--json"},
             {{"progress", "--reset", "--yes", "--width", "100"}, "--width", "--reset"},
             {{"progress", "--yes"}, "--yes", "--reset"},
             {{"progress", "--reset", "--json"}, "--json", "--reset"},
             {{"tour", "--html", d.path("book.html"), "--width", "100"}, "--width", "--html"},
             {{"replay", recording, "--json", "--speed", "2"}, "--speed", "--json"},
             {{"gather", "--sweep", "a=1s..2s", "--step"}, "--step", "--sweep"},
             {{"gather", "--sweep", "a=1s..2s", "--html", "x"}, "--html", "--sweep"},
             {{"gather", "--sweep", "a=1s..2s", "--all"}, "--all", "--sweep"},
             {{"gather", "--sweep", "a=1s..2s", "--metric", "wall_s", "--format", "csv"},
              "--metric",
              "csv"},
             {{"gather", "--all", "--json"}, "--all", "--json"},
             {{"gather", "--all", "--format", "csv"}, "--all", "--format csv"},
             {{"gather", "--all", "--format", "markdown"}, "--all", "--format markdown"},
             {{"gather", "--all", "-q", "-o", d.path("x.json")}, "--all", "--quiet"},
             {{"gather", "--all", "--html", "-"}, "--all", "--html -"},
             {{"gather", "--width", "100", "--trace", "-"}, "--width", "--trace -"},
             {{"replay", recording, "--json", "--all"}, "--all", "--json"},
             {{"check", "gather", "--junit", "-", "--width", "100"}, "--width", "--junit -"},
         }) {
        const std::string told = refusal(typed);
        CAPTURE(told);
        CHECK(contains(told, one));
        CHECK(contains(told, other));
    }
}

TEST_CASE("what is asked of the look is seen, at every command that takes it") {
    struct shown {
        words typed;
        const char* other_width;
    };
    for (const auto& [typed, width] : {shown{{"list"}, "50"},
                                       {{"explain", "gather"}, "50"},
                                       {{"help", "terms"}, "50"},
                                       {{"code", "gather"}, "300"},
                                       {{"gather", "--clock", "virtual"}, "50"}}) {
        CAPTURE(typed);
        const std::string plain = run(program(typed)).out;
        CHECK(run(program(typed + words{"--width", width})).out != plain);
        CHECK(has_escapes(run(program(typed + words{"--color", "always"})).out));
        CHECK_FALSE(has_escapes(run(program(typed + words{"--no-color"})).out));
        CHECK(is_ascii(run(program(typed + words{"--ascii"})).out));
    }
}

TEST_CASE("a lesson that is named twice is checked once") {
    const outcome once = run(faulty({"check", "claim-holds", "claim-fails"}));
    const outcome twice = run(faulty({"check", "claim-holds", "claim-fails", "claim-holds"}));
    CAPTURE(twice);
    CHECK(contains(twice.out, "2 lessons"));
    CHECK(twice.exit_code == once.exit_code);
    CHECK(lines_of(twice.out).size() == lines_of(once.out).size());
}
