// Standard output in odd shapes, for every command.
#include <doctest/doctest.h>
#include <unistd.h>

#include "program/every_command.hpp"

using namespace asyncdemo;

TEST_CASE("a file and a pipe that never blocks get the same, to the byte, from every command") {
    const command_set commands;
    for (const short_command& c : commands.all()) {
        if (!c.says_the_same_again) continue;
        CAPTURE(c.name());
        const outcome usual = run(commands.launched(c.typed));
        CHECK(usual.exit_code == 0);

        const temporary_directory d;
        launch to_file = commands.launched(c.typed);
        to_file.out = {stream_to::kind::file, d.path("out")};
        CHECK(run(to_file).exit_code == 0);
        CHECK((content_of(d.path("out")) == usual.out));  // too long to be shown

        launch impatient = commands.launched(c.typed);
        impatient.out = {stream_to::kind::pipe_that_never_blocks};
        const outcome o = run(impatient);
        CHECK(o.exit_code == 0);
        CHECK(o.err == usual.err);
        CHECK((o.out == usual.out));
    }
}

TEST_CASE("a reader that is gone ends every command quietly") {
    const command_set commands;
    for (const short_command& c : commands.all()) {
        CAPTURE(c.name());
        process_under_test p(commands.launched(c.typed));
        p.close_output();
        const outcome o = p.wait();
        CAPTURE(o);
        CHECK(o.exit_code == 0);
        CHECK(o.signal == 0);
        CHECK_FALSE(contains(o.err, "standard output"));
        CHECK(o.left_over.empty());
    }
}

TEST_CASE("standard output that takes nothing is an error of every command") {
    if (::access("/dev/full", W_OK) != 0) {
        MESSAGE("skipped: there is no /dev/full");
        return;
    }
    const command_set commands;
    for (const short_command& c : commands.all()) {
        launch l = commands.launched(c.typed);
        l.out = {stream_to::kind::file, "/dev/full"};
        const outcome o = run(l);
        CAPTURE(c.name());
        CAPTURE(o);
        CHECK(o.exit_code == 3);
        CHECK(contains(o.err, "can't write to standard output"));
        CHECK(contains(o.err, "No space left on device"));
        CHECK(o.left_over.empty());
    }
}
