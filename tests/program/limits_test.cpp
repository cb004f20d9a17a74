// Too little of what the system gives: every command ends in order, and says what to raise.
#include <doctest/doctest.h>
#include <unistd.h>

#include <system_error>

#include "program/every_command.hpp"

using namespace asyncdemo;

namespace {

// It did what it was asked, or says what there was too little of.
void check_order(const outcome& o, std::string_view advice) {
    CHECK(o.signal == 0);
    CHECK((o.exit_code == 0 || o.exit_code == 3));
    if (o.exit_code == 3)
        CHECK(contains(o.err + o.out, advice));  // `check` tells among its results
    CHECK_FALSE(o.was_too_slow);
    CHECK(o.left_over.empty());
}

// With at most so many processes. False where that can't be tried.
bool check_order_within(rlim_t most_processes, const words& typed) {
    launch limited = program(typed);
    limited.most_processes = most_processes;
    try {
        const outcome o = run(limited);
        CAPTURE(o);
        check_order(o, "ulimit -u");
        return true;
    } catch (const std::system_error& e) {
        MESSAGE("skipped: that user may not start the program: ", e.what());
        return false;
    }
}

}  // namespace

TEST_CASE("however few descriptors there are, every command ends in order") {
    const command_set commands;
    for (const short_command& c : commands.all()) {
        CAPTURE(c.name());
        for (rlim_t most = 4; most <= (c.starts_sides ? 20 : 6); ++most) {
            CAPTURE(most);
            launch limited = commands.launched(c.typed);
            limited.most_descriptors = most;
            const outcome o = run(limited);
            CAPTURE(o);
            if (!was_not_loaded(o)) check_order(o, "ulimit -n");
        }
    }
}

TEST_CASE("however few processes there may be, every command ends in order") {
    if (::geteuid() != 0) {
        MESSAGE("skipped: only root can become a user whose limit is nobody else's");
        return;
    }
    const command_set commands;
    for (const short_command& c : commands.all()) {
        if (!c.starts_sides) continue;
        CAPTURE(c.name());
        for (const rlim_t most : {1, 2, 3, 5}) {
            CAPTURE(most);
            if (!check_order_within(most, c.typed)) return;
        }
    }
}

TEST_CASE("workers that wait for each other end when there are too few of them") {
    if (::geteuid() != 0) {
        MESSAGE("skipped: only root can become a user whose limit is nobody else's");
        return;
    }
    for (const rlim_t most : {3, 4, 5, 6}) {
        CAPTURE(most);
        const words workers{"amdahl", "--side", "serial-5", "--job", "200ms"};
        if (!check_order_within(most, workers)) return;
    }
}

TEST_CASE("however little memory there is, every command that can be loaded ends in order") {
    const command_set commands;
    for (const int megabytes : {16, 24, 32, 48, 64, 128}) {
        CAPTURE(megabytes);
        const std::string limit = "ulimit -v " + std::to_string(megabytes * 1024) + ";";
        if (run(commands.by_shell({"--version"}, limit, "")).exit_code != 0) continue;
        for (const short_command& c : commands.all()) {
            CAPTURE(c.name());
            const outcome o = run(commands.by_shell(c.typed, limit, ""));
            CAPTURE(o);
            CHECK(o.signal == 0);
            CHECK((o.exit_code == 0 || o.exit_code == 3));
            CHECK((o.exit_code == 0 || !o.err.empty()));
            CHECK(o.left_over.empty());
        }
    }
}
