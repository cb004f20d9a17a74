// A room from outside: its instructor at the terminal, and phones that join, vote and watch.
#include <doctest/doctest.h>

#include <csignal>

#include "program/open_room.hpp"
#include "program/terminal_screen.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

constexpr auto somebody_joins = R"({"kind":"join"})";

std::string vote_for(const phone& who, const std::string& answer) {
    return R"({"kind":"vote","ask":)" + who.last("\"ask\":{\"id\":") + R"(,"answer":")" + answer +
           "\"}";
}

}  // namespace

TEST_CASE("a room goes from the lobby to the table: people vote, see it run, and are graded") {
    open_room r(room_with({"gather"}));
    phone ana(r.port());
    REQUIRE(ana.hears("\"stage\":\"lobby\""));
    ana.says(R"({"kind":"join","name":"Ana"})");
    REQUIRE(ana.hears("\"name\":\"Ana\""));
    REQUIRE(r.sees("1 person is here."));
    REQUIRE(r.leads({{"Enter: begin", "\r"}}));
    REQUIRE(ana.hears("\"stage\":\"question\""));
    ana.says(vote_for(ana, "150ms"));
    REQUIRE(ana.hears("\"first\":\"150 ms\""));
    REQUIRE(r.sees("1 of 1 person has voted."));
    REQUIRE(r.leads({{"Enter: close the vote", "\r"}}));
    REQUIRE(ana.hears("\"stage\":\"histogram\""));
    REQUIRE(r.leads({{"v: vote again", "v"}}));
    REQUIRE(ana.hears("\"round\":2,\"is_open\":true"));
    ana.says(vote_for(ana, "250ms"));
    REQUIRE(ana.hears("\"second\":\"250 ms\""));
    REQUIRE(
        r.leads({{"Enter: close the vote", "\r"}, {"the second.", ""}, {"Enter: run it", "\r"}}));
    REQUIRE(ana.hears("\"stage\":\"run\""));
    REQUIRE(ana.hears("\"phase\":\"running\""));  // while it runs
    REQUIRE(ana.hears("\"phase\":\"over\""));
    CHECK(ana.heard().find("\"grade\":\"right\"") == std::string::npos);  // not told yet
    REQUIRE(r.leads({{"Enter: the answer", "\r"}, {"The room: 1 right.", ""}}));
    CHECK(ana.hears("\"grade\":\"right\""));
    REQUIRE(r.leads({{"Enter: on", "n"}, {"0 of 1", ""}, {"1 of 1", ""}}));
    CHECK(ana.hears("\"table\":[{\"lesson\":\"gather\",\"side\":\"sequential\""));
    const outcome o = r.closes();
    CHECK(o.exit_code == 0);
    CHECK(ana.is_left());
}

TEST_CASE("a vote changes until it is closed, and comes too late afterwards") {
    open_room r(room_with({"gather"}));
    phone ana(r.port());
    ana.says(somebody_joins);
    REQUIRE(r.leads({{"1 person is here.", "\r"}}));
    REQUIRE(ana.hears("\"stage\":\"question\""));
    ana.says(vote_for(ana, "100ms"));
    REQUIRE(ana.hears("\"first\":\"100 ms\""));
    ana.says(vote_for(ana, "3"));
    CHECK(ana.hears("has no unit: write 3s, 3ms or 3m."));
    ana.says(vote_for(ana, "150ms"));
    REQUIRE(ana.hears("\"first\":\"150 ms\""));
    REQUIRE(r.leads({{"Enter: close the vote", "\r"}, {"Enter: run it", ""}}));
    ana.says(vote_for(ana, "100ms"));
    CHECK(ana.hears("This vote is closed."));
    CHECK(ana.last("\"first\":\"") == "150 ms");
    r.closes();
}

TEST_CASE("whoever comes late, or comes back, is where the others are, with their vote") {
    open_room r(room_with({"gather"}));
    phone ana(r.port());
    ana.says(somebody_joins);
    REQUIRE(ana.hears("\"member\":\""));
    REQUIRE(r.leads({{"1 person is here.", "\r"}}));
    REQUIRE(ana.hears("\"stage\":\"question\""));
    ana.says(vote_for(ana, "150ms"));
    REQUIRE(r.leads({{"Enter: close the vote", "\r"},
                     {"Enter: run it", "\r"},
                     {"Enter: the answer", "\r"},
                     {"Enter: on", ""}}));
    phone late(r.port());
    CHECK(late.hears("\"stage\":\"answer\""));
    CHECK(late.hears("\"kind\":\"picture\""));
    CHECK(late.hears("\"name\":\"sequential\",\"about\""));
    phone again(r.port());
    again.says(R"({"kind":"join","member":")" + ana.last("\"member\":\"") + "\"}");
    CHECK(again.hears("\"first\":\"150 ms\""));
    r.closes();
}

TEST_CASE("at a question on which nobody has voted, Enter does nothing, and s runs it") {
    open_room r(room_with({"gather"}));
    REQUIRE(r.leads({{"Enter: begin", "\r"}, {"s: run it without votes", "\r\r"}}));
    r.program().watch_for(300ms);
    r.types("s");
    CHECK(r.sees("sequential runs"));
    r.closes();
}

TEST_CASE("keys that are pressed while a side runs tell nothing of its answer") {
    open_room r(room_with({"gather"}, {"--speed", "5"}));
    REQUIRE(r.leads({{"Enter: begin", "\r"},
                     {"s: run it without votes", "s"},
                     {"running, ", "\r \r"},
                     {"sequential ran", ""}}));
    r.program().watch_for(300ms);
    CHECK(r.program().terminal().find("what sequential did") == std::string::npos);
    r.closes();
}

TEST_CASE("a stray q closes no room: it is asked for once more, and Enter takes it back") {
    for (const bool runs : {false, true}) {
        CAPTURE(runs);
        open_room r(room_with({"gather"}, {}));
        phone ana(r.port());
        ana.says(somebody_joins);
        REQUIRE(r.leads({{"1 person is here.", "\r"}, {"s: run it without votes", ""}}));
        if (runs) REQUIRE(r.leads({{"", "s"}, {"running, ", ""}}));
        REQUIRE(r.leads({{"", "q"}, {"q again: close the room for 1 person", "\r"}}));
        REQUIRE(r.sees(runs ? "b: stop it" : "s: run it without votes"));
        REQUIRE(r.leads({{"", "q"}, {"q again", "q"}}));
        CHECK(r.leaves().exit_code == 0);
    }
}

TEST_CASE("whoever closes the room keeps its table") {
    open_room r(room_with({"gather"}));
    phone ana(r.port());
    ana.says(somebody_joins);
    REQUIRE(r.leads({{"1 person is here.", "\r"}}));
    REQUIRE(ana.hears("\"stage\":\"question\""));
    ana.says(vote_for(ana, "250ms"));
    REQUIRE(r.leads({{"Enter: close the vote", "\r"},
                     {"Enter: run it", "\r"},
                     {"Enter: the answer", "\r"},
                     {"Enter: on", "q"},
                     {"q again", "q"},
                     {"right at first", ""},
                     {"gather sequential", ""},
                     {"1 of 1", ""}}));
    CHECK(r.leaves().exit_code == 0);
}

TEST_CASE("a window of another size has the page drawn anew, also while nothing changes on it") {
    open_room r(room_with({"gather"}));
    REQUIRE(r.leads({{"Enter: begin", "\r"}, {"q: quit", ""}}));
    r.program().resize_terminal(100, 40);
    CHECK(r.sees("what will sequential do?"));
    CHECK(r.sees("q: quit"));
    r.closes();
}

TEST_CASE("Ctrl-Z gives the terminal back, and fg draws the page again") {
    launch in_shell = room_with({"gather"});
    std::string typed = "set -m; \"$0\"";
    for (const std::string& word : in_shell.arguments) typed += " " + word;
    in_shell.arguments = {"-c", typed + "; echo stopped with $?; fg", in_shell.program};
    in_shell.program = "/bin/sh";
    open_room r(in_shell);
    REQUIRE(r.leads({{"Enter: begin", "\x1a"}, {"stopped with", ""}, {"Nobody is here yet.", ""}}));
    REQUIRE(r.leads({{"Enter: begin", "\r"}, {"what will sequential do?", ""}}));
    r.closes();
}

TEST_CASE("a name is text on the terminal and for everybody, and is cut") {
    open_room r(room_with({"gather"}));
    phone rude(r.port());
    rude.says(R"x({"kind":"join","name":"<b>\u001b[31m\u202eX\n<script>alert(1)//more"})x");
    CHECK(rude.hears(R"x("name":"<b>[31mX<script>alert(1)")x"));
    CHECK(r.sees("<b>[31mX<script>alert(1)"));
    CHECK(r.program().terminal().find("\x1b[31m") == std::string::npos);
    r.closes();
}

TEST_CASE("what is no message is told to whoever sent it, and disturbs nobody") {
    open_room r(room_with({"gather"}));
    phone rude(r.port());
    rude.says("rubbish");
    CHECK(rude.hears("\"kind\":\"error\""));
    rude.says(R"({"kind":"vote","ask":1,"choice":0})");
    CHECK(rude.hears("Join first."));
    phone foreign(r.port(), "http://example.org");
    CHECK(foreign.hears("HTTP/1.1 403 "));
    phone ana(r.port());
    ana.says(somebody_joins);
    CHECK(r.sees("1 person is here."));
    r.closes();
}

TEST_CASE("a projector is no person") {
    open_room r(room_with({"gather"}));
    phone screen(r.port());
    screen.says(R"({"kind":"watch"})");
    phone ana(r.port());
    ana.says(somebody_joins);
    CHECK(screen.hears("\"people\":1,"));
    CHECK(screen.heard().find("\"kind\":\"you\"") == std::string::npos);
    r.closes();
}

TEST_CASE("the pages of the room are there, and say what they may load") {
    open_room r(room_with({"gather"}));
    for (const char* path : {"/", "/screen"}) {
        CAPTURE(path);
        guest browser(r.port());
        browser.say("GET " + std::string(path) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        CHECK(browser.hears("HTTP/1.1 200 ", patience));
        CHECK(browser.hears("Content-Security-Policy: default-src 'none'", patience));
        CHECK(browser.hears("</html>", patience));
    }
    r.closes();
}

TEST_CASE("a parameter that is changed is on every screen, and the lesson begins anew") {
    open_room r(room_with({"gather"}));
    phone ana(r.port());
    ana.says(somebody_joins);
    REQUIRE(r.leads({{"1 person is here.", "\r"},
                     {"p: parameter", "p"},
                     {"Parameter and value", "a 4s\r"},
                     {"a 4s, b 3s", ""}}));
    CHECK(ana.hears("\"parameters\":\"a 4s, b 3s"));
    r.closes();
}

TEST_CASE("a signal ends the room with its code, people are told, and the terminal is as it was") {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        for (const bool runs : {false, true}) {
            CAPTURE(signal);
            CAPTURE(runs);
            open_room r(room_with({"gather"}, {}));
            phone ana(r.port());
            ana.says(somebody_joins);
            REQUIRE(r.sees("1 person is here."));
            if (runs) {
                REQUIRE(r.leads({{"Enter: begin", "\r"}, {"s: run it", "s"}, {"running, ", ""}}));
            }
            r.program().send(signal);
            CHECK(ana.is_left());
            CHECK(ana.heard().find(std::string("\x03\xe9", 2)) != std::string::npos);  // 1001
            CHECK(r.leaves().exit_code == 128 + signal);
        }
    }
}

TEST_CASE("every page of the instructor fits on a screen of 80 by 24") {
    const launch what = room_with({"gather"});
    open_room r(what);
    phone ana(r.port());
    ana.says(somebody_joins);
    REQUIRE(r.leads({{"1 person is here.", "\r"}}));
    REQUIRE(ana.hears("\"stage\":\"question\""));
    ana.says(vote_for(ana, "150ms"));
    const auto window = [&] {
        terminal_screen s(static_cast<std::size_t>(what.columns),
                          static_cast<std::size_t>(what.rows));
        s.write(r.program().terminal());
        return s.window();
    };
    for (const char* prompt :
         {"Enter: close the vote", "Enter: run it", "Enter: the answer", "Enter: on"}) {
        CAPTURE(prompt);
        REQUIRE(r.sees(prompt));
        r.program().watch_for(200ms);
        CHECK(window().find("gather: ") != std::string::npos);  // the title is not scrolled out
        r.types("\r");
    }
    r.closes();
}
