// How a room is opened, and what is wrong with what was typed for it.
#include <doctest/doctest.h>

#include "program/open_room.hpp"

using namespace asyncdemo;

namespace {

outcome on_terminal(words typed) {
    launch l = program(words{"room"} + typed);
    l.out = l.err = {stream_to::kind::terminal};
    return run(l);
}

void check_refusal(words typed, std::string_view message) {
    CAPTURE(typed);
    const outcome o = on_terminal(std::move(typed));
    CAPTURE(o.terminal);
    CHECK(o.exit_code == 2);
    std::string text;  // it may be broken into lines
    for (const char c : o.terminal) {
        if (c != '\r') text += c == '\n' ? ' ' : c;
    }
    CHECK(text.find(message) != std::string::npos);
}

}  // namespace

TEST_CASE("a room needs a terminal, and says so") {
    const outcome o = run(program({"room", "gather", "--port", "0"}));
    CHECK(o.exit_code == 2);
    CHECK(o.out.empty());
    CHECK(o.err ==
          "asyncdemo: room needs a terminal for its instructor: run it in one, without "
          "pipes\n");
}

TEST_CASE("nonsense is refused with what would be right, before anything is opened") {
    check_refusal({"gathr"}, "\"gathr\" is not a lesson (did you mean gather?)");
    check_refusal({"--port", "x"}, "--port \"x\" is not a whole number; it can be 0 to 65535");
    check_refusal({"--port", "65536"}, "--port \"65536\" is out of range: it can be 0 to 65535");
    check_refusal({"--host", "localhost"},
                  "--host \"localhost\" is not an address: write a number");
    check_refusal({"--host", "fe80::1"}, "exists in every network");
    check_refusal({"--speed", "0"}, "--speed \"0\"");
    check_refusal({"--seed", "-1"}, "--seed \"-1\"");
    check_refusal({"--width", "3"}, "--width \"3\"");
    check_refusal({"--color", "often"}, "--color \"often\"");
    check_refusal({"--json"}, "--json");
    check_refusal({"--port", "1", "--port", "2"}, "--port is given more than once");
}

TEST_CASE("a port that somebody has is told with what to do, and a code of its own") {
    open_room first(room_with({"gather"}));
    const outcome o = on_terminal({"gather", "--port", std::to_string(first.port())});
    CHECK(o.exit_code == 3);
    CHECK(o.terminal.find("--port") != std::string::npos);
    first.quits();
}

TEST_CASE("without lessons a room goes through all of them, and a repeated one once") {
    open_room all(room_with({}, {}));
    REQUIRE(all.leads({{"Enter: begin", "\r"}}));
    CHECK(all.sees("(1 of " + std::to_string(lesson_names().size()) + ")"));
    all.quits();
    open_room one(room_with({"gather", "gather"}));
    REQUIRE(one.leads({{"Enter: begin", "\r"}}));
    CHECK(one.sees("gather: what will sequential do?"));
    one.quits();
}

TEST_CASE("whoever opens a room to the network is warned, and told where to come in") {
    open_room r(room_with({"gather"}, {"--host", "0.0.0.0"}));
    CHECK(r.program().terminal().find("warning: --host 0.0.0.0 lets everybody on the network") !=
          std::string::npos);
    CHECK(r.program().terminal().find("Open:  http://") != std::string::npos);
    r.quits();
}

TEST_CASE("the messages of a room have a schema") {
    const nlohmann::json schema = json_of(run(program({"schema", "--room"})).out);
    CHECK(schema.at("$defs").contains("state"));
    CHECK(json_of(run(program({"schema"})).out) != schema);
}
