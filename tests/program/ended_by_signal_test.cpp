// What a CI, a time limit and a terminal that goes away leave behind when they end the program: the
// same as Ctrl-C, and an exit code that names the signal.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include "program/long_run.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

constexpr int ending_signals[] = {SIGINT, SIGTERM, SIGHUP};

void check_ended_by(int signal, const outcome& o) {
    CAPTURE(o);
    CHECK(o.exit_code == 128 + signal);
    CHECK_FALSE(o.was_too_slow);
    CHECK(o.left_over.empty());
}

}  // namespace

TEST_CASE("a run that a signal ends leaves every report that was asked for") {
    for (const int signal : ending_signals) {
        CAPTURE(signal);
        const temporary_directory d;
        process_under_test p(long_run({"-o", d.path("run.json"), "--html", d.path("page.html"),
                                       "--trace", d.path("run.trace")}));
        wait_until_it_runs(p);
        p.send_to_group(signal);
        const outcome o = p.wait();
        check_ended_by(signal, o);
        CHECK(contains(o.out, interrupted));
        const auto document = json_of(content_of(d.path("run.json")));
        CHECK(document.at("complete") == false);
        for (const auto& side : document.at("sides")) {
            CHECK(side.at("runs").at(0).at("exit") == "interrupted");
        }
        CHECK(contains(content_of(d.path("page.html")), interrupted));
        CHECK(json_of(content_of(d.path("run.trace"))).at("otherData").at("complete") == false);
    }
}

TEST_CASE("a run that a signal ends leaves a whole document on standard output") {
    for (const int signal : ending_signals) {
        CAPTURE(signal);
        process_under_test p(long_run({"--json"}));
        wait_until_it_runs(p);
        p.send(signal);
        const outcome o = p.wait();
        check_ended_by(signal, o);
        CHECK(json_of(o.out).at("complete") == false);
    }
}

TEST_CASE("a check that a signal ends leaves its test report") {
    for (const int signal : ending_signals) {
        CAPTURE(signal);
        const temporary_directory d;
        process_under_test p(faulty({"check", "claim-holds", "only-hangs", "hangs", "segfault",
                                     "--junit", d.path("check.xml")}));
        REQUIRE(p.writes("first is what it is"));
        REQUIRE(p.has_children(1));
        p.send_to_group(signal);
        const outcome o = p.wait();
        check_ended_by(signal, o);
        CHECK(contains(o.out, "1 claims hold"));
        CHECK(contains(o.out, "2 lessons not begun"));
        const std::string xml = content_of(d.path("check.xml"));
        CHECK(contains(xml, interrupted));
        CHECK(contains(xml, "<testsuite name=\"hangs\" "));
        CHECK(contains(xml, "<testsuite name=\"segfault\" "));
        CHECK(count(xml, "<skipped message=\"not begun: the check was ended before\"/>") == 2);
    }
}

TEST_CASE("a sweep that a signal ends leaves the points that were measured") {
    for (const int signal : ending_signals) {
        CAPTURE(signal);
        const temporary_directory d;
        process_under_test p(program(
            {"gather", "--sweep", "a=10ms,20ms,60s", "--b", "10ms", "-o", d.path("sweep.json")}));
        p.watch_for(2s);
        p.send_to_group(signal);
        check_ended_by(signal, p.wait());
        const auto document = json_of(content_of(d.path("sweep.json")));
        CHECK(document.at("complete") == false);
        CHECK_FALSE(document.at("points").empty());
    }
}

// So does timeout(1): to the process, and to its group.
TEST_CASE("a signal that is sent several times at once is one") {
    for (const int signal : ending_signals) {
        CAPTURE(signal);
        const temporary_directory d;
        process_under_test p(long_run({"-o", d.path("run.json")}));
        wait_until_it_runs(p);
        for (int i = 0; i < 20; ++i) {
            p.send(signal);
            p.send_to_group(signal);
        }
        check_ended_by(signal, p.wait());
        CHECK(json_of(content_of(d.path("run.json"))).at("complete") == false);
    }
}

TEST_CASE("a later signal forces the end, also while a report waits for its reader") {
    for (const int signal : ending_signals) {
        CAPTURE(signal);
        const temporary_directory d;
        const std::string pipe = d.path("pipe");
        REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
        const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        launch l = program({"threads", "--rate", "400", "--window", "60s", "--json"});
        l.out = {stream_to::kind::file, pipe};
        process_under_test p(l);
        REQUIRE(p.has_children(4));
        p.watch_for(2s);
        p.send(SIGTERM);
        p.watch_for(1s);
        CHECK_FALSE(p.has_ended());  // its document is larger than the pipe
        p.send(signal);
        check_ended_by(signal, p.wait());
        ::close(reader);
    }
}

TEST_CASE("between two lessons, and two values, a signal is as good as during them") {
    // The runs are short, so that many of the signals fall between them.
    for (int i = 0; i < 10; ++i) {
        const temporary_directory d;
        process_under_test p(
            program({"check", "gather", "event", "coroutine", "timeout", "task-group", "lock",
                     "--speed", "1000", "--junit", d.path("check.xml")}));
        REQUIRE(p.writes("gather\n"));
        p.watch_for(20ms * i);
        p.send(SIGTERM);
        const outcome o = p.wait();
        CAPTURE(o);
        // Unless it was over by then.
        CHECK((o.exit_code == 128 + SIGTERM || o.exit_code == 0));
        CHECK(contains(content_of(d.path("check.xml")), "</testsuites>"));
    }
}
