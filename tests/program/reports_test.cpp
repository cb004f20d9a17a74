// The documents that a run is written as, and where they go.
#include <doctest/doctest.h>

#include "program/programs.hpp"
#include "report/schema_check.hpp"

using namespace asyncdemo;

namespace {

outcome good(words arguments) {
    outcome o = run(program(std::move(arguments)));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(o.err.empty());
    CHECK(o.left_over.empty());
    return o;
}

words virtual_gather(const words& more = {}) {
    words all{"gather", "--clock", "virtual"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

void check_against_schema(const nlohmann::json& document) {
    static const auto schema = json_of(run(program({"schema"})).out);
    const auto wrong = violations(schema, document);
    CAPTURE(wrong);
    CHECK(wrong.empty());
}

}  // namespace

TEST_CASE("the JSON of a run is one document that keeps the schema, and nothing else") {
    for (const std::string name : {"gather", "sockets", "cpu-bound"}) {
        CAPTURE(name);
        const outcome o =
            run(program({name, "--mistake", "--runs", "2", "--speed", "20", "--json"}));
        const auto document = json_of(o.out);
        check_against_schema(document);
        CHECK(document.at("speed") == 20.0);
        // Waits may be too short here to tell the mistake by its times.
        const std::string verdict = document.at("verdict");
        CHECK(verdict != "pass");
        CHECK(o.exit_code == (verdict == "fail" ? 1 : 0));
        CHECK(o.err.empty() == (verdict == "fail"));
        for (const auto& side : document.at("sides")) {
            CHECK(side.at("runs").size() == 2);
            CHECK(side.at("runs").at(0).at("wall_s").get<double>() > 0);
            CHECK(side.at("runs").at(0).at("peak_threads").get<int>() >= 1);
        }
    }
}

TEST_CASE("every document that the program writes keeps the schema") {
    const temporary_directory d;
    for (const words& typed : {words{"list", "--json"},
                               {"progress", "--json"},
                               {"sockets", "--speed", "50", "--sweep", "knocks=1,2", "--json"},
                               virtual_gather({"--sweep", "a=1s..4s", "--json"}),
                               virtual_gather({"--predict", "gather=3s", "--json"})}) {
        CAPTURE(typed);
        launch l = program(typed);
        l.environment = {{"XDG_STATE_HOME", d.path("state")}};
        check_against_schema(json_of(run(l).out));
    }
}

TEST_CASE("the list of the lessons names the sides and parameters of each") {
    for (const auto& lesson : json_of(good({"list", "--json"}).out)) {
        CAPTURE(lesson.at("name"));
        CHECK_FALSE(lesson.at("sides").empty());
        CHECK_FALSE(lesson.at("mistakes").empty());
        for (const auto& p : lesson.at("parameters")) {
            CHECK_FALSE(p.at("name").get<std::string>().empty());
        }
    }
}

TEST_CASE("documents of runs that went wrong keep the schema as well") {
    for (const char* lesson : {"segfault", "throws", "claim-fails", "claim-unclear"}) {
        CAPTURE(lesson);
        check_against_schema(json_of(run(faulty({lesson, "--json"})).out));
    }
    check_against_schema(json_of(run(faulty({"claim-compares", "--side", "first", "--json"})).out));
    check_against_schema(json_of(run(faulty({"hangs", "--timeout", "200ms", "--json"})).out));
}

TEST_CASE("--json is short for --format json") {
    CHECK(good(virtual_gather({"--json"})).out == good(virtual_gather({"--format", "json"})).out);
    CHECK(good(virtual_gather({"--json", "--format", "json"})).out ==
          good(virtual_gather({"--json"})).out);
}

TEST_CASE("a run can be written as a table for spreadsheets") {
    const auto lines = lines_of(good(virtual_gather({"--format", "csv", "--runs", "2"})).out);
    REQUIRE(lines.size() == 1 + 3 * 2);
    CHECK(contains(lines.front(), "side,"));
    CHECK(contains(lines.front(), "wall_s"));
}

TEST_CASE("a run can be written as a page of Markdown") {
    const std::string text = good(virtual_gather({"--format", "markdown"})).out;
    CHECK(text.starts_with("#"));
    CHECK(contains(text, "| --"));
    CHECK(contains(text, "await-in-turn"));
}

TEST_CASE("the screen is the default, and can be asked for by name") {
    CHECK(good(virtual_gather()).out == good(virtual_gather({"--format", "table"})).out);
}

TEST_CASE("the ending of a file says its format; the screen is shown as well") {
    const temporary_directory d;
    struct kind {
        const char* name;
        const char* format;
    };
    for (const auto& [name, format] : {kind{"run.json", "json"},
                                       {"run.csv", "csv"},
                                       {"run.md", "markdown"},
                                       {"run.txt", "table"}}) {
        CAPTURE(name);
        const outcome o = good(virtual_gather({"-o", d.path(name)}));
        CHECK(o.out == good(virtual_gather()).out);
        CHECK(content_of(d.path(name)) == good(virtual_gather({"--format", format})).out);
    }
}

TEST_CASE("a format that is asked for goes to the file alone, whatever the file's name") {
    const temporary_directory d;
    const outcome o = good(virtual_gather({"--json", "-o", d.path("run.txt")}));
    CHECK(o.out.empty());
    CHECK_NOTHROW(json_of(content_of(d.path("run.txt"))));
    CHECK(good(virtual_gather({"-o", d.path("run.json"), "-q"})).out.empty());
    CHECK_NOTHROW(json_of(content_of(d.path("run.json"))));
}

TEST_CASE("the file - is standard output") {
    CHECK(good(virtual_gather({"--json", "-o", "-"})).out == good(virtual_gather({"--json"})).out);
    CHECK(good(virtual_gather({"-o", "-"})).out == good(virtual_gather()).out);
}

TEST_CASE("a longer file is replaced as a whole") {
    const temporary_directory d;
    const std::string path = d.file("run.json", std::string(1'000'000, 'x'));
    good(virtual_gather({"-o", path}));
    CHECK(content_of(path) == good(virtual_gather({"--json"})).out);
}

TEST_CASE("a file keeps what it had when the command line is wrong") {
    const temporary_directory d;
    const std::string path = d.file("run.json", "precious");
    for (const words& wrong :
         {words{"--nope"}, {"--a", "2"}, {"--speed", "0"}, {"--format", "xml"}, {"--width", "1"}}) {
        words all = virtual_gather({"-o", path});
        all.insert(all.end(), wrong.begin(), wrong.end());
        CHECK(run(program(all)).exit_code == 2);
        CHECK(content_of(path) == "precious");
    }
    CHECK(run(program({"check", "gather", "nope", "--junit", path})).exit_code == 2);
    CHECK(content_of(path) == "precious");
}

TEST_CASE("rounds are all in the document, with the median between least and most") {
    // On a busy machine claims may be unclear, which is told on standard error.
    const outcome o = run(program({"gather", "--speed", "50", "--runs", "3", "--json"}));
    CHECK(o.exit_code == 0);
    const auto document = json_of(o.out);
    CHECK(document.at("lateness_s").size() == 3);
    for (const auto& s : document.at("sides")) {
        CHECK(s.at("runs").size() == 3);
        CHECK(s.at("wall_s").at("min") <= s.at("wall_s").at("median"));
        CHECK(s.at("wall_s").at("median") <= s.at("wall_s").at("max"));
    }
}

TEST_CASE("parameters and speed reach the sides") {
    const auto document = json_of(good({"gather", "--clock", "virtual", "--a", "4s", "--b",
                                        "1500ms", "--speed", "2", "--json"})
                                      .out);
    CHECK(document.at("parameters").at("a_s") == 4.0);
    CHECK(document.at("parameters").at("b_s") == 1.5);
    CHECK(side_of(document, "sequential").at("wall_s").at("median") == 2.75);
    CHECK(side_of(document, "gather").at("wall_s").at("median") == 2.0);
}

TEST_CASE("the sides that are named run, in the lesson's order, and no other") {
    const auto document = json_of(good(virtual_gather({"--side", "gather", "--side", "sequential",
                                                       "--side", "gather", "--json"}))
                                      .out);
    REQUIRE(document.at("sides").size() == 2);
    CHECK(document.at("sides").at(0).at("name") == "sequential");
    CHECK(document.at("sides").at(1).at("name") == "gather");
}
