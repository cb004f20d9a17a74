// Runs that end before their end: by Ctrl-C, by a signal, because nobody reads on.
#include <doctest/doctest.h>

#include <csignal>

#include "program/long_run.hpp"
#include "program/terminal_screen.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

void check_interrupted(const outcome& o) {
    CAPTURE(o);
    CHECK(o.exit_code == 130);
    CHECK_FALSE(o.was_too_slow);
    CHECK(o.left_over.empty());
}

}  // namespace

TEST_CASE("Ctrl-C shows what was measured so far and ends with 130, without a child") {
    process_under_test p(long_run());
    wait_until_it_runs(p);
    p.send_to_group(SIGINT);
    const outcome o = p.wait();
    check_interrupted(o);
    CHECK(contains(o.out, interrupted));
    for (const char* side : {"one-thread", "thread-per-request", "pool", "coroutines"}) {
        CHECK(contains(o.out, side));
    }
    CHECK(contains(o.out, "request 1"));  // the timeline of the single thread
    CHECK_FALSE(contains(o.out, "FAILED"));
}

TEST_CASE("Ctrl-C leaves a whole JSON document of what was measured so far") {
    process_under_test p(long_run({"--json"}));
    wait_until_it_runs(p);
    p.send_to_group(SIGINT);
    const outcome o = p.wait();
    check_interrupted(o);
    const auto document = json_of(o.out);
    CHECK(document.at("complete") == false);
    CHECK(document.at("claims").empty());
    CHECK(document.at("verdict") == "inconclusive");
    const auto& side = side_of(document, "coroutines");
    CHECK(side.at("runs").at(0).at("exit") == "interrupted");
    CHECK(side.at("spans").size() > 0);
}

TEST_CASE("a signal to the program alone does as much as Ctrl-C") {
    process_under_test p(long_run());
    wait_until_it_runs(p);
    p.send(SIGINT);
    check_interrupted(p.wait());
}

TEST_CASE("Ctrl-C on a terminal: a partial table, 130, and the terminal as it was") {
    launch on_terminal = long_run();
    on_terminal.out = on_terminal.err = {stream_to::kind::terminal};
    process_under_test p(on_terminal);
    wait_until_it_runs(p);
    p.type("\x03");
    const outcome o = p.wait();
    check_interrupted(o);
    check_terminal_as_before(p);
    CHECK(contains(o.terminal, interrupted));
    terminal_screen screen(80, 24);
    screen.write(o.terminal);
    CHECK(screen.has_cursor());
}

TEST_CASE("after finished rounds, Ctrl-C reports those and not the one that it cut off") {
    process_under_test p(faulty({"claim-holds", "--runs", "1000", "--json"}));
    REQUIRE(p.has_children(2));
    p.watch_for(2s);
    p.send_to_group(SIGINT);
    const outcome o = p.wait();
    check_interrupted(o);
    const auto document = json_of(o.out);
    const auto& runs = side_of(document, "first").at("runs");
    REQUIRE(runs.size() > 1);
    CHECK(runs.size() < 1000);
    for (const auto& r : runs) CHECK(r.at("exit") == "ok");
    CHECK(document.at("verdict") == "pass");
    CHECK(document.at("complete") == false);  // there were to be a thousand
}

TEST_CASE("Ctrl-C ends a check with what was judged so far") {
    process_under_test p(faulty({"check", "claim-holds", "only-hangs"}));
    REQUIRE(p.writes("first is what it is"));
    REQUIRE(p.has_children(1));
    p.watch_for(300ms);
    p.send_to_group(SIGINT);
    const outcome o = p.wait();
    check_interrupted(o);
    CHECK(contains(o.out, "1 claims hold"));
}

TEST_CASE("when the program is killed, its sides end by themselves") {
    for (const int signal : {SIGKILL, SIGQUIT}) {
        CAPTURE(signal);
        process_under_test p(long_run());
        wait_until_it_runs(p);
        p.send(signal);
        const outcome o = p.wait();
        CHECK(o.signal == signal);
        CHECK(p.left_over().empty());  // by themselves they would take 40 s and more
    }
}

TEST_CASE("when the program is killed, sides that hang or compute end as well") {
    for (const char* lesson : {"only-hangs", "only-computes", "ready-clients-hang"}) {
        CAPTURE(lesson);
        process_under_test p(faulty({lesson}));
        REQUIRE(p.has_children(1));
        p.watch_for(300ms);
        p.send(SIGKILL);
        p.wait();
        CHECK(p.left_over().empty());
    }
}

#ifdef __linux__  // elsewhere only the system's rule for groups that nobody controls any more helps
TEST_CASE("when the program is killed while all are stopped, its sides end as well") {
    for (const launch& what : {long_run(), faulty({"only-computes"})}) {
        process_under_test p(what);
        REQUIRE(p.has_children(1));
        p.watch_for(300ms);
        p.send_to_group(SIGSTOP);
        p.send(SIGKILL);
        p.wait();
        CHECK(p.left_over().empty());
    }
}
#endif

TEST_CASE("when the program is killed as early as can be, no side is left") {
    for (int i = 0; i < 5; ++i) {
        process_under_test p(long_run());
        REQUIRE(p.has_children(1));
        p.send(SIGKILL);
        p.wait();
        CHECK(p.left_over().empty());
    }
}

TEST_CASE("a reader that goes away ends the program quietly") {
    const std::string path = program({}).program;
    for (const char* typed : {"gather --clock virtual --json", "gather --speed 20", "list",
                              "schema", "code gather", "check gather sockets --speed 50"}) {
        CAPTURE(typed);
        const std::string script = std::string("exec \"$0\" ") + typed + " | head -1";
        const outcome o = run({.program = "/bin/sh", .arguments = {"-c", script, path}});
        CAPTURE(o);
        CHECK(lines_of(o.out).size() == 1);
        CHECK(without_doubts(o.err) == "");
        CHECK(o.left_over.empty());
    }
}

TEST_CASE("a reader that is gone from the start is no error") {
    for (const words& typed : {words{"gather", "--speed", "20"}, {"list"}, {"--help"}}) {
        process_under_test p(program(typed));
        p.close_output();
        const outcome o = p.wait();
        CAPTURE(o);
        CHECK(o.exit_code == 0);
        CHECK(without_doubts(o.err) == "");
        CHECK(o.left_over.empty());
    }
}

TEST_CASE("after Ctrl-C every file that was asked for has what was measured so far, and says so") {
    const temporary_directory d;
    const std::string recorded = d.file("run.json", "of yesterday");
    process_under_test p(
        long_run({"-o", recorded, "--html", d.path("page.html"), "--trace", d.path("run.trace")}));
    wait_until_it_runs(p);
    p.send_to_group(SIGINT);
    const outcome o = p.wait();
    check_interrupted(o);
    CHECK(contains(o.out, interrupted));
    CHECK(json_of(content_of(recorded)).at("complete") == false);
    CHECK(contains(content_of(d.path("page.html")), interrupted));
    const auto trace = json_of(content_of(d.path("run.trace")));
    CHECK(trace.at("otherData").at("complete") == false);
    CHECK(trace.at("otherData").at("verdict") == "inconclusive");
    const outcome again = run(program({"replay", recorded, "--width", "300"}));
    CAPTURE(again);
    CHECK(contains(again.out, interrupted));
    CHECK(contains(again.out, "No claim could be judged"));
}

TEST_CASE("the formats for tables mark an interrupted run, too") {
    for (const auto& [format, mark] :
         {std::pair{"csv", ",false,inconclusive,"}, std::pair{"markdown", interrupted}}) {
        CAPTURE(format);
        process_under_test p(long_run({"--format", format}));
        wait_until_it_runs(p);
        p.send_to_group(SIGINT);
        const outcome o = p.wait();
        check_interrupted(o);
        CHECK(contains(o.out, mark));
    }
}

TEST_CASE("after Ctrl-C the test report of a check has what was judged, and an error") {
    const temporary_directory d;
    process_under_test p(
        faulty({"check", "claim-holds", "only-hangs", "--junit", d.path("check.xml")}));
    REQUIRE(p.writes("first is what it is"));
    REQUIRE(p.has_children(1));
    p.watch_for(300ms);
    p.send_to_group(SIGINT);
    check_interrupted(p.wait());
    const std::string xml = content_of(d.path("check.xml"));
    CHECK(contains(xml, "name=\"first is what it is\""));
    CHECK(contains(xml, std::string("<error message=\"") + interrupted));
}
