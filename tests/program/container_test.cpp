// The program in a container: as its first process, with a quota, with few processes.
#include <doctest/doctest.h>
#include <unistd.h>

#include <csignal>
#include <system_error>

#include "program/programs.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

#ifdef __linux__
namespace {

// In a process namespace of its own, where it is number 1. Who may not make one exits with 77.
launch as_first_process(const launch& l) {
    words all{"--pid", "--fork", "--kill-child", l.program};
    all.insert(all.end(), l.arguments.begin(), l.arguments.end());
    return {.program = "/usr/bin/unshare", .arguments = all};
}

bool can_make_namespaces() {
    try {
        return run({.program = "/usr/bin/unshare",
                    .arguments = {"--pid", "--fork", "--kill-child", "true"}})
                   .exit_code == 0;
    } catch (const std::system_error&) {
        return false;
    }
}

}  // namespace

TEST_CASE(
    "as the first process of a container the program ends by the signals that end any other") {
    if (!can_make_namespaces()) {
        MESSAGE("skipped: this user can't make a process namespace");
        return;
    }
    for (const int signal : {SIGTERM, SIGHUP, SIGQUIT}) {
        CAPTURE(signal);
        process_under_test p(as_first_process(faulty({"check", "only-hangs", "claim-holds"})));
        REQUIRE(p.writes("only-hangs"));
        REQUIRE(p.has_children(2));  // the first process, and a side
        p.send_to_children(signal);
        const outcome o = p.wait();
        CAPTURE(o);
        CHECK_FALSE(o.was_too_slow);
        CHECK(o.exit_code == 128 + signal);
        CHECK(p.left_over().empty());
    }
}

TEST_CASE("as the first process a second Ctrl-C forces the end, too") {
    if (!can_make_namespaces()) {
        MESSAGE("skipped: this user can't make a process namespace");
        return;
    }
    process_under_test p(as_first_process(faulty({"only-hangs"})));
    REQUIRE(p.has_children(2));
    p.watch_for(300ms);
    for (int i = 0; i < 20 && !p.has_ended(); ++i) {
        p.send_to_children(SIGINT);
        p.watch_for(5ms);
    }
    const outcome o = p.wait();
    CAPTURE(o);
    CHECK(o.exit_code == 130);
    CHECK(p.left_over().empty());
}
#endif

TEST_CASE("a side that gets no more processes says which limit to raise") {
    if (::geteuid() != 0) {
        MESSAGE("skipped: only root can become a user whose limit is nobody else's");
        return;
    }
    launch limited = program({"costs", "--side", "process", "--for", "50ms", "--alive", "30"});
    limited.most_processes = 12;
    try {
        const outcome o = run(limited);
        CAPTURE(o);
        CHECK(o.exit_code == 3);
        CHECK(contains(o.err, "resource temporarily unavailable"));
        CHECK(contains(o.err, "ulimit -u"));
        CHECK(contains(o.err, "pids.max"));
        CHECK(o.left_over.empty());
    } catch (const std::system_error& e) {
        MESSAGE("skipped: that user may not start the program: ", e.what());
    }
}
