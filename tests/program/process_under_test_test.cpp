// What the other tests rely on: that the harness would see what they look for.
#include "program/process_under_test.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <system_error>
#include <thread>

#include "program/programs.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

launch shell(std::string script) {
    return {.program = "/bin/sh", .arguments = {"-c", std::move(script)}};
}

}  // namespace

TEST_CASE("what a program writes and its exit code are told apart") {
    const outcome o = run(shell("echo one; echo two >&2; exit 7"));
    CHECK(o.out == "one\n");
    CHECK(o.err == "two\n");
    CHECK(o.exit_code == 7);
    CHECK(o.signal == 0);
}

TEST_CASE("the end by a signal is told as a shell tells it") {
    const outcome o = run(shell("kill -TERM $$"));
    CHECK(o.signal == SIGTERM);
    CHECK(o.exit_code == 128 + SIGTERM);
}

TEST_CASE("a program that does not end is killed with what it started") {
    launch slow = shell("sleep 60 & sleep 60");
    slow.deadline = 1s;
    process_under_test p(slow);
    CHECK(p.wait().was_too_slow);
    CHECK(p.left_over().empty());
}

TEST_CASE("a process that a program leaves over is found, also outside of its group") {
    process_under_test p(shell("setsid sleep 60 & exit 0"));
    p.wait();
    // It may be on its way from one program to the next, when the system tells no environment.
    bool is_found = false;
    for (int i = 0; i < 500 && !is_found; ++i) {
        is_found = p.left_over(0ms).size() == 1;
        std::this_thread::sleep_for(10ms);
    }
    CHECK(is_found);
}

TEST_CASE("a program that can't be started is an error") {
    CHECK_THROWS_AS(run({.program = "/nowhere/at/all"}), std::system_error);
}

TEST_CASE("the environment and the limits are those that were asked for") {
    launch limited = shell("echo \"$GREETING $TERM ${HOME-none}\"; ulimit -n; ulimit -c");
    limited.environment = {{"GREETING", "hello"}, {"HOME", std::nullopt}};
    limited.most_descriptors = 20;
    CHECK(run(limited).out == "hello xterm-256color none\n20\n0\n");
}

TEST_CASE("a stream can be a terminal, and keys can be pressed there") {
    launch on_terminal =
        shell("test -t 0 && test -t 2 && test ! -t 1 && echo \"$(stty size)\" >&2; exec sleep 60");
    on_terminal.err = {stream_to::kind::terminal};
    on_terminal.columns = 99;
    process_under_test p(on_terminal);
    CHECK(p.writes("24 99"));
    p.type("\x03");
    const outcome o = p.wait();
    CHECK(o.exit_code == 128 + SIGINT);
    CHECK(o.out.empty());
}

TEST_CASE(
    "of several texts on a terminal, the one that stands first is told, and what was overlooked is "
    "not") {
    launch on_terminal = shell("echo one two three >&2; read line; echo two >&2; exec sleep 60");
    on_terminal.err = {stream_to::kind::terminal};
    process_under_test p(on_terminal);
    CHECK(p.writes_next("three"));
    CHECK_FALSE(p.writes_next("two", 50ms));
    p.overlook_terminal();
    p.type("\r");
    CHECK(p.writes_next_of({"one", "two"}) == 1);
    process_under_test again(on_terminal);
    CHECK(again.writes("three"));
    CHECK(again.writes_next_of({"three", "two", "one"}) == 2);
    CHECK(again.writes_next_of({"three", "two", "one"}) == 1);
    CHECK_FALSE(again.writes_next_of({"one"}, 50ms));
}
