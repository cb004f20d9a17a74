// A machine that does not let the program do what it wants: exit code 3, and what to do about it.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <system_error>

#include "program/programs.hpp"

using namespace asyncdemo;

namespace {

const bool has_dev_full = ::access("/dev/full", W_OK) == 0;

}  // namespace

TEST_CASE("too few descriptors are told with the limit to raise") {
    launch limited = program({"sockets", "--speed", "10", "--json"});
    limited.most_descriptors = 16;
    const outcome o = run(limited);
    CAPTURE(o);
    CHECK(o.exit_code == 3);
    CHECK(contains(o.err, "ulimit -n"));
    CHECK(o.left_over.empty());
}

TEST_CASE("however few descriptors there are, a run ends in order") {
    for (rlim_t most = 4; most <= 24; ++most) {
        CAPTURE(most);
        launch limited = program({"gather", "--clock", "virtual", "--json"});
        limited.most_descriptors = most;
        const outcome o = run(limited);
        CAPTURE(o);
        if (was_not_loaded(o)) continue;
        CHECK(o.signal == 0);
        CHECK((o.exit_code == 0 || o.exit_code == 3));
        CHECK((o.exit_code == 0) == o.err.empty());
        if (o.exit_code == 3) CHECK(contains(o.err, "ulimit -n"));
        CHECK(o.left_over.empty());
    }
}

TEST_CASE("too few threads are told with the limit to raise and the side that wanted them") {
    if (::geteuid() != 0) {
        MESSAGE("skipped: only root can become a user whose limit is nobody else's");
        return;
    }
    launch limited = program({"threads", "--speed", "10", "--json"});
    limited.most_processes = 20;
    try {
        const outcome o = run(limited);
        CAPTURE(o);
        CHECK(o.exit_code == 3);
        CHECK(contains(o.err, "thread-per-request"));
        CHECK(contains(o.err, "ulimit -u"));
        CHECK(o.left_over.empty());
        const auto document = json_of(o.out);
        CHECK(side_of(document, "coroutines").at("runs").at(0).at("exit") == "ok");
    } catch (const std::system_error& e) {
        MESSAGE("skipped: that user may not start the program: ", e.what());
    }
}

TEST_CASE("too few processes are told with the limit to raise") {
    if (::geteuid() != 0) {
        MESSAGE("skipped: only root can become a user whose limit is nobody else's");
        return;
    }
    launch limited = program({"gather", "--speed", "10", "--json"});
    limited.most_processes = 2;
    try {
        const outcome o = run(limited);
        CAPTURE(o);
        CHECK(o.exit_code == 3);
        CHECK(contains(o.err, "ulimit -u"));
        CHECK(o.left_over.empty());
    } catch (const std::system_error& e) {
        MESSAGE("skipped: that user may not start the program: ", e.what());
    }
}

TEST_CASE("a program that a side can't find is told with where it was looked for") {
    launch lost = program({"costs", "--side", "process", "--for", "50ms", "--alive", "10"});
    lost.environment = {{"PATH", ""}};
    const outcome o = run(lost);
    CAPTURE(o);
    CHECK(o.exit_code == 3);
    CHECK(contains(o.err, "start true: no such file or directory"));
    CHECK(contains(o.err, "PATH"));
    CHECK(o.left_over.empty());
}

TEST_CASE("an error that nobody has expected ends the program in order, with its text") {
    const outcome o = run(faulty({"checks-oddly"}));
    CAPTURE(o);
    CHECK(o.signal == 0);
    CHECK(o.exit_code == 3);
    CHECK(o.err == "asyncdemo: nobody has expected this\n");
}

TEST_CASE("a recording that does not fit into memory is told, and no crash") {
    const temporary_directory d;
    const std::string path = d.path("run.json");
    REQUIRE(run(program({"gather", "--clock", "virtual", "-q", "-o", path})).exit_code == 0);
    std::string document = content_of(path);
    const std::size_t begin = document.find("\"lane\"");
    REQUIRE(begin != std::string::npos);
    std::string spans;
    for (int i = 0; i < 300'000; ++i) {
        spans += R"("lane": "A", "what": "waits", "start_s": 0.0, "end_s": 2.0}, {)";
    }
    const std::string many = d.file("many.json", document.insert(begin, spans));
    const auto within = [](const char* kilobytes, const words& typed) {
        words all{"-c", std::string("ulimit -v ") + kilobytes + R"(; exec "$0" "$@")",
                  program({}).program};
        all.insert(all.end(), typed.begin(), typed.end());
        return run({.program = "/bin/sh", .arguments = all});
    };
    if (within("65536", {"--version"}).exit_code != 0) {
        MESSAGE("skipped: the program itself needs more memory than that");
        return;
    }
    const outcome o = within("65536", {"replay", many, "--json"});
    CAPTURE(o);
    CHECK(o.exit_code == 3);
    CHECK(contains(o.err, "out of memory"));
    CHECK(o.out.empty());
}

TEST_CASE("a report that can't be written does not cost the others") {
    if (!has_dev_full) {
        MESSAGE("skipped: there is no /dev/full");
        return;
    }
    const temporary_directory directory;
    const std::string trace = directory.path("run.trace");
    const outcome o = run(program({"gather", "--clock", "virtual", "-o", "/dev/full", "--html",
                                   "/dev/full", "--trace", trace}));
    CAPTURE(o);
    CHECK(o.exit_code == 3);
    CHECK(contains(o.err, "can't write /dev/full"));
    CHECK(contains(o.out, "claims hold"));
    CHECK(json_of(content_of(trace)).contains("traceEvents"));
}

TEST_CASE("a report file that takes nothing is an error with its name") {
    if (!has_dev_full) {
        MESSAGE("skipped: there is no /dev/full");
        return;
    }
    for (const words& typed : {words{"gather", "--clock", "virtual", "-o", "/dev/full"},
                               {"gather", "--clock", "virtual", "--json", "-o", "/dev/full"},
                               {"check", "gather", "--speed", "100", "--junit", "/dev/full"}}) {
        const outcome o = run(program(typed));
        CAPTURE(o);
        CHECK(o.exit_code == 3);
        CHECK(contains(o.err, "/dev/full"));
        CHECK(contains(o.err, "No space left on device"));
    }
    struct stat device{};
    REQUIRE(::stat("/dev/full", &device) == 0);
    CHECK(S_ISCHR(device.st_mode));
}

TEST_CASE("a report file that can't be opened is an error before anything runs") {
    const temporary_directory d;
    for (const std::string& path : {d.path("missing/run.json"), d.path("")}) {
        for (const words& typed : {words{"gather", "--a", "50s", "-o", path},
                                   {"check", "threads", "--speed", "0.1", "--junit", path}}) {
            const outcome o = run(program(typed));
            CAPTURE(o);
            CHECK(o.exit_code == 3);
            CHECK(contains(o.err, path));
            CHECK(o.out.empty());
            CHECK(o.wall.count() < 40);  // not after the run, which takes longer
        }
    }
}

TEST_CASE("a report file in a directory without permission is an error") {
    const temporary_directory d;
    REQUIRE(::mkdir(d.path("closed").c_str(), 0500) == 0);
    launch unprivileged = program({"gather", "--a", "50s", "-o", d.path("closed/run.json")});
    unprivileged.most_processes = 1000;  // to be no root
    try {
        const outcome o = run(unprivileged);
        CAPTURE(o);
        CHECK(o.exit_code == 3);
        CHECK(contains(o.err, "closed/run.json: Permission denied"));
    } catch (const std::system_error& e) {
        MESSAGE("skipped: that user may not start the program: ", e.what());
    }
}
