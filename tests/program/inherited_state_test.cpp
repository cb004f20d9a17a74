// What a parent leaves behind in the program: closed and open descriptors, signals that are blocked
// or ignored, a file that is replaced under it.
#include <doctest/doctest.h>
#include <sys/select.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "program/programs.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

launch with(words typed, std::function<void()> beforehand) {
    launch l = program(std::move(typed));
    l.beforehand = std::move(beforehand);
    return l;
}

void close_all(std::initializer_list<int> descriptors) {
    for (const int fd : descriptors) ::close(fd);
}

void block(std::initializer_list<int> signals) {
    sigset_t blocked;
    ::sigemptyset(&blocked);
    for (const int s : signals) ::sigaddset(&blocked, s);
    ::sigprocmask(SIG_BLOCK, &blocked, nullptr);
}

void ignore(std::initializer_list<int> signals) {
    for (const int s : signals) ::signal(s, SIG_IGN);
}

// More than an fd_set has room for, without a gap: so none that exec closes is left among them.
void hold_many_descriptors() {
    for (int fd = 3; fd < FD_SETSIZE + 80; ++fd) ::dup2(STDIN_FILENO, fd);
}

// A side listens for the end of its parent (SIGIO) when it begins.
bool is_side_at_work(pid_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (!line.starts_with("SigCgt:")) continue;
        return (std::stoull(line.substr(7), nullptr, 16) >> (SIGIO - 1) & 1) != 0;
    }
    return false;
}

void wait_for_side_at_work(process_under_test& p) {
    REQUIRE(p.has_children(1));
#ifdef __linux__
    while (!p.has_ended()) {
        const std::vector<pid_t> all = p.left_over(0ms);
        if (std::any_of(all.begin(), all.end(), is_side_at_work)) return;
        p.watch_for(5ms);
    }
    FAIL("it has ended before its side began");
#else
    p.watch_for(1s);
#endif
}

}  // namespace

TEST_CASE("with closed standard streams a run ends as usual, and with closed output in order") {
    const words typed{"gather", "--speed", "20", "--html", "/dev/null"};
    CHECK(run(with(typed, [] { close_all({0}); })).exit_code == 0);
    CHECK(run(with(typed, [] { close_all({2}); })).exit_code == 0);
    CHECK(run(with(typed, [] { close_all({0, 2}); })).exit_code == 0);
    const outcome o = run(with(typed, [] { close_all({0, 1}); }));
    CAPTURE(o);
    CHECK(o.exit_code == 3);
    CHECK(contains(o.err, "can't write to standard output"));
    CHECK(run(with(typed, [] { close_all({0, 1, 2}); })).exit_code == 3);
}

TEST_CASE("signals that a parent has blocked keep no run from its end") {
    for (const int signal : {SIGCHLD, SIGIO, SIGALRM}) {
        CAPTURE(signal);
        const outcome o = run(with({"gather", "--speed", "20"}, [=] { block({signal}); }));
        CAPTURE(o);
        CHECK(o.exit_code == 0);
        CHECK_FALSE(o.was_too_slow);
        CHECK(o.left_over.empty());
    }
}

TEST_CASE("a Ctrl-C and a request to end that a parent has blocked arrive all the same") {
    for (const int signal : {SIGINT, SIGTERM}) {
        CAPTURE(signal);
        launch l = faulty({"only-hangs"});
        l.beforehand = [] { block({SIGINT, SIGTERM}); };
        process_under_test p(l);
        REQUIRE(p.has_children(1));
        p.send(signal);
        const outcome o = p.wait();
        CHECK(o.exit_code == (signal == SIGINT ? 130 : 128 + SIGTERM));
    }
}

TEST_CASE("signals that are ignored stay ignored, by the sides as well") {
    for (const int signal : {SIGINT, SIGHUP, SIGQUIT, SIGTERM, SIGTSTP}) {
        CAPTURE(signal);
        launch l = faulty({"takes-turns", "--timeout", "20s", "--json"});
        l.beforehand = [=] { ignore({signal}); };
        process_under_test p(l);
        wait_for_side_at_work(p);
        p.send_to_group(signal);
        const outcome o = p.wait();
        CAPTURE(o);
        CHECK(o.exit_code == 0);
        for (const char* const side : {"first", "second"}) {
            CHECK(side_of(json_of(o.out), side).at("runs").at(0).at("exit") == "ok");
        }
        CHECK(o.left_over.empty());
    }
}

TEST_CASE("a parent that waits for no child is no reason to lose one") {
    const outcome o =
        run(with({"cpu-bound", "--speed", "10", "--json"}, [] { ignore({SIGCHLD}); }));
    CAPTURE(o);
    for (const auto& s : json_of(o.out).at("sides")) CHECK(s.at("runs").at(0).at("exit") == "ok");
}

TEST_CASE("a side that select() has no room for is told instead of writing beyond its set") {
    for (const char* const lesson : {"sockets", "event-loop"}) {
        CAPTURE(lesson);
        launch l = program({lesson, "--speed", "20", "--json"});
        l.most_descriptors = 4096;
        l.beforehand = hold_many_descriptors;
        const outcome o = run(l);
        CAPTURE(o);
        CHECK(o.exit_code == 3);
        CHECK(contains(o.err, "select() can't wait for descriptor"));
        CHECK(contains(o.err, "fewer open files"));
        CHECK(contains(o.out, "\"exit\": \"failed\""));
        CHECK(o.left_over.empty());
    }
}

#ifdef __linux__
namespace {

launch copy_of_program(const temporary_directory& d, words typed) {
    launch l = program(std::move(typed));
    std::filesystem::copy_file(l.program, d.path("asyncdemo"));
    l.program = d.path("asyncdemo");
    return l;
}

}  // namespace

TEST_CASE("the program may be removed or replaced while it runs: its later sides are its own") {
    for (const bool is_replaced : {false, true}) {
        CAPTURE(is_replaced);
        const temporary_directory d;
        process_under_test p(
            copy_of_program(d, {"gather", "--speed", "20", "--runs", "6", "--json"}));
        REQUIRE(p.has_children(1));
        std::filesystem::remove(d.path("asyncdemo"));
        if (is_replaced) (void)d.file("asyncdemo", "no program");
        const outcome o = p.wait();
        CAPTURE(o);
        CHECK(o.exit_code == 0);
        CHECK(side_of(json_of(o.out), "gather").at("runs").size() == 6);
    }
}

TEST_CASE("without /proc the program finds itself by the name that it was started by") {
    const std::string script =
        "mount -t tmpfs none /proc 2>/dev/null || exit 77; exec \"$0\" gather --speed 20 -q";
    const auto without_proc = [&script](const std::string& path) {
        return run({.program = "/usr/bin/unshare", .arguments = {"-m", "sh", "-c", script, path}});
    };
    try {
        const outcome o = without_proc(program({}).program);
        CAPTURE(o);
        if (o.exit_code == 77 || contains(o.err, "unshare")) {
            MESSAGE("skipped: this user can't take /proc away");
            return;
        }
        CHECK(o.exit_code == 0);
        CHECK(contains(o.out, "claims hold"));
    } catch (const std::system_error& e) {
        MESSAGE("skipped: there is no unshare: ", e.what());
    }
}
#endif
