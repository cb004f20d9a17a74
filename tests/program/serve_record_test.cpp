// A session with people, recorded: what the files say of it, and that it can be drawn again.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "program/open_server.hpp"
#include "report/schema_check.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

// Three are answered, one of them with a name that is none.
void let_three_come(open_server& s) {
    for (const std::string name :
         {"Ana", "%3Cimg%20src=x%20onerror=alert(1)%3E", "%1b[31m%0aBen"}) {
        guest g(s.port());
        g.say("GET /?as=" + name + " HTTP/1.1\r\n\r\n");
        CHECK(g.hears("Here is your answer", soon));
    }
    CHECK(s.shows({"answered"}, 3));
}

}  // namespace

TEST_CASE("a session is recorded like a run, nothing of it is judged, and it can be replayed") {
    const temporary_directory here;
    const std::string json = here.path("room.json");
    open_server s({"threads", "--block", "50ms"},
                  {"--for", "5m", "-o", json, "--html", here.path("room.html"), "--trace",
                   here.path("room.trace")});
    let_three_come(s);
    CHECK(s.end().exit_code == 130);

    const nlohmann::json document = json_of(content_of(json));
    const nlohmann::json schema = json_of(run(program({"schema"})).out);
    CHECK(violations(schema, document).empty());
    CHECK(document.at("served") == true);
    CHECK(document.at("verdict") == "inconclusive");
    CHECK(document.at("claims").empty());
    const nlohmann::json& pool = side_of(document, "pool");
    CHECK(pool.at("spans").at(0).at("lane") == "Ana");
    CHECK(pool.at("series").at(0).at("name") == "waiting");
    CHECK(contains(content_of(here.path("room.trace")), "Ana"));

    const outcome again = run(program({"replay", json}));
    CAPTURE(again);
    CHECK(again.exit_code == 0);
    CHECK(contains(again.out, "People knocked"));
    CHECK(contains(again.out, "Ana"));
    CHECK_FALSE(has_escapes(again.out));
}

TEST_CASE("a name is text in every file") {
    const temporary_directory here;
    open_server s({"threads", "--block", "50ms"},
                  {"--for", "5m", "-o", here.path("room.md"), "--html", here.path("room.html"),
                   "--trace", here.path("room.trace")});
    let_three_come(s);
    const outcome o = s.end();
    CHECK(contains(o.out, "[31mBen"));
    CHECK_FALSE(has_escapes(o.out));
    CHECK_FALSE(contains(content_of(here.path("room.html")), "<img"));
    CHECK(contains(content_of(here.path("room.html")), "&lt;img src=x onerror="));
    for (const char* file : {"room.md", "room.html", "room.trace"}) {
        CHECK_FALSE(has_escapes(content_of(here.path(file))));
    }
}

TEST_CASE("a session is recorded in files alone: standard output has its lines") {
    for (const words& typed : {words{"-o", "-"}, {"--html", "-"}, {"--trace", "/dev/stdout"}}) {
        const outcome o = run(program(words{"serve", "threads", "--port", "0"} + typed));
        CAPTURE(o);
        CHECK(o.exit_code == 2);
        CHECK(contains(o.err, "name a file"));
    }
}

TEST_CASE("a server that can't be opened leaves the file as it was") {
    const temporary_directory here;
    const std::string file = here.file("room.json", "before");
    const open_server first({"sockets"});
    const outcome o =
        run(program({"serve", "sockets", "--port", std::to_string(first.port()), "-o", file}));
    CHECK(o.exit_code == 3);
    CHECK(content_of(file) == "before");
}
