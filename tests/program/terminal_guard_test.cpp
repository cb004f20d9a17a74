// Whatever ends the program, its terminal is what it was: signals times moments.
#include <doctest/doctest.h>

#include <csignal>
#include <string_view>
#include <vector>

#include "program/learner.hpp"
#include "program/programs.hpp"
#include "program/somebody.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

constexpr auto hides_cursor = "\x1b[?25l";

// Those that end a program, as far as it does not ignore them: it gets no SIGPIPE and no SIGXFSZ.
constexpr int ending_signals[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGILL,  SIGTRAP,  SIGABRT,
                                  SIGBUS,  SIGFPE,  SIGUSR1, SIGSEGV, SIGUSR2,  SIGALRM,
                                  SIGTERM, SIGXCPU, SIGSYS,  SIGPROF, SIGVTALRM};

// What the program does when the signal comes.
struct moment {
    const char* name;
    words typed;
    std::string sign;          // that it is there
    bool is_stepping = false;  // then Enter leads there
};

const std::vector<moment> moments{
    {"the first picture", {"gather"}, hides_cursor},
    {"the first line of progress", {"gather", "--json", "-o", "/dev/null"}, hides_cursor},
    {"a picture", {"gather"}, "running, 0."},
    {"a prompt", {"gather", "--step"}, "Enter: on", true},
    {"a picture between prompts", {"gather", "--step"}, "running, 0.", true},
};

bool has_cursor(std::string_view terminal) {
    const std::size_t hidden = terminal.rfind(hides_cursor);
    const std::size_t shown = terminal.rfind("\x1b[?25h");
    return hidden == std::string_view::npos || (shown != std::string_view::npos && shown > hidden);
}

}  // namespace

TEST_CASE("whatever signal ends the program, and when, the terminal is as it was") {
    const somebody one;
    for (const moment& m : moments) {
        CAPTURE(m.name);
        for (const int signal : ending_signals) {
            CAPTURE(signal);
            learner at(one.types_on_terminal(m.typed));
            REQUIRE((m.is_stepping ? at.goes_on_until(m.sign) : at.sees(m.sign)));
            process_under_test& p = at.program();
            p.send(signal);
            const outcome o = p.wait();
            CAPTURE(o);
            CHECK(o.exit_code == 128 + signal);
            CHECK(has_cursor(o.terminal));
            check_terminal_as_before(p);
            CHECK(p.left_over().empty());
        }
    }
}

TEST_CASE("a run that is over with its first picture leaves the cursor") {
    for (const words& more : {words{}, {"--json"}, {"--runs", "2"}}) {
        words typed{"gather", "--speed", "100"};
        typed.insert(typed.end(), more.begin(), more.end());
        launch l = program(typed);
        l.out = l.err = {stream_to::kind::terminal};
        const outcome o = run(l);
        CAPTURE(o);
        CHECK(has_cursor(o.terminal));
    }
}

TEST_CASE("a signal that was ignored at the start does not end it, nor what draws or asks") {
    const somebody one;
    launch l = one.types_on_terminal(
        {"-c", "trap '' HUP TERM USR1; exec \"$0\" gather --speed 2", program({}).program});
    l.program = "/bin/sh";
    process_under_test p(l);
    REQUIRE(p.writes("running, 0."));
    for (const int signal : {SIGHUP, SIGTERM, SIGUSR1}) p.send(signal);
    const outcome o = p.wait();
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(has_cursor(o.terminal));
}
