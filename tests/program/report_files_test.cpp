// Where reports go: beside the file that they replace, to standard output, through links and pipes;
// and that none is lost to another one.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <thread>

#include "program/programs.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

const words quick{"gather", "--clock", "virtual"};

outcome good(const words& arguments) {
    outcome o = run(program(arguments));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(o.err.empty());
    return o;
}

void check_refused(const words& arguments, std::string_view complaint) {
    const outcome o = run(program(arguments));
    CAPTURE(o);
    CAPTURE(complaint);
    CHECK(o.exit_code == 2);
    CHECK(o.out.empty());
    CHECK(contains(o.err, complaint));
}

std::string recorded(const temporary_directory& in) {
    std::string path = in.path("run.json");
    good(quick + words{"-q", "-o", path});
    return path;
}

std::size_t files_in(const std::string& directory) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(directory), fs::directory_iterator()));
}

// A shell that starts the program with these words, and what a shell can do.
outcome in_shell(const std::string& line) {
    return run({.program = "/bin/sh", .arguments = {"-c", line, program({}).program}});
}

}  // namespace

TEST_CASE("two reports in one file are refused before anything runs, by whatever name") {
    const temporary_directory d;
    const std::string one = d.path("one");
    const std::string kept = d.file("kept", "precious");
    fs::create_symlink("kept", d.path("link"));
    fs::create_hard_link(kept, d.path("hard"));
    fs::create_symlink("later", d.path("to-later"));
    const words slow{"gather", "--a", "50s"};
    const auto& same = "are the same file: one would be lost";
    check_refused(slow + words{"-o", one, "--html", one}, same);
    check_refused(slow + words{"-o", kept, "--html", d.path("link")}, same);
    check_refused(slow + words{"--html", d.path("hard"), "--trace", kept}, same);
    check_refused(slow + words{"--html", d.path("to-later"), "--trace", d.path("later")}, same);
    check_refused(slow + words{"--html", one, "--trace", d.path("./one")}, same);
    CHECK(content_of(kept) == "precious");
    CHECK_FALSE(fs::exists(one));
    CHECK_FALSE(fs::exists(d.path("later")));
}

TEST_CASE("a report never replaces the recording that it is drawn from") {
    const temporary_directory d;
    const std::string path = recorded(d);
    const std::string before = content_of(path);
    fs::create_symlink("run.json", d.path("link"));
    check_refused({"replay", path, "-o", path}, "is the recording being read");
    check_refused({"replay", path, "--html", d.path("link")}, "is the recording being read");
    check_refused({"replay", d.path("link"), "--trace", path}, "is the recording being read");
    CHECK(content_of(path) == before);
}

TEST_CASE("- is standard output for every report, and standard input for a recording") {
    const temporary_directory d;
    const std::string path = recorded(d);
    CHECK(good(quick + words{"--html", "-"}).out.starts_with("<!doctype html>"));
    CHECK(json_of(good(quick + words{"--trace", "-"}).out).contains("traceEvents"));
    const outcome checked = run(program({"check", "gather", "--speed", "20", "--junit", "-"}));
    CHECK(checked.out.starts_with("<?xml"));
    CHECK(checked.out.ends_with("</testsuites>\n"));
    const outcome replayed = in_shell("exec \"$0\" replay - --json < " + path);
    CAPTURE(replayed);
    CHECK(replayed.exit_code == 0);
    CHECK(replayed.out == content_of(path));
    CHECK(
        contains(in_shell("exec \"$0\" replay - < /dev/null").err, "can't replay standard input"));
}

TEST_CASE("two reports on standard output are refused") {
    const std::string both = "both write to standard output";
    check_refused(quick + words{"--html", "-", "--trace", "-"}, both);
    check_refused(quick + words{"-o", "-", "--html", "-"}, both);
    check_refused(quick + words{"--json", "--html", "-"}, both);
    check_refused(quick + words{"--format", "csv", "--trace", "-"}, both);
    const temporary_directory d;
    const std::string path = d.path("run.json");
    CHECK(good(quick + words{"--json", "-o", path, "--html", "-"}).out.starts_with("<!doctype"));
    CHECK(json_of(content_of(path)).contains("sides"));
}

TEST_CASE("the file that standard output was directed into has the report once") {
    const temporary_directory d;
    const std::string path = d.path("run.json");
    for (const std::string& name : {path, std::string("/dev/stdout")}) {
        const outcome o =
            in_shell("exec \"$0\" gather --clock virtual -o " + name + " --json > " + path);
        CAPTURE(o);
        CHECK(o.exit_code == 0);
        CHECK(json_of(content_of(path)).contains("sides"));
    }
}

TEST_CASE("another report in the file that standard output was directed into is refused") {
    const temporary_directory d;
    const std::string path = d.path("out");
    for (const std::string typed : {"gather --clock virtual --html ", "check gather --junit ",
                                    "gather --clock virtual --trace "}) {
        const outcome o = in_shell("exec \"$0\" " + typed + path + " > " + path);
        CAPTURE(o);
        CHECK(o.exit_code == 2);
        CHECK(contains(o.err, "\" is where standard output goes"));
        CHECK(content_of(path).empty());
    }
}

TEST_CASE("a report that does not fit leaves the one that was there, and nothing else") {
    const temporary_directory d;
    const std::string kept = d.file("run.json", "precious");
    const outcome o = in_shell("ulimit -f 1; exec \"$0\" gather --clock virtual --json -o " + kept);
    CAPTURE(o);
    CHECK(o.exit_code == 3);
    CHECK(contains(o.err, "can't write " + kept));
    CHECK(content_of(kept) == "precious");
    CHECK(files_in(d.path("")) == 1);
}

TEST_CASE("whoever quits the run by SIGQUIT leaves the file that was there, and nothing else") {
    const temporary_directory d;
    const std::string kept = d.file("run.json", "precious");
    const std::string page = d.path("page.html");
    process_under_test p(program({"gather", "--a", "50s", "-o", kept, "--html", page}));
    REQUIRE(p.has_children(1));
    p.send(SIGQUIT);
    CHECK(p.wait().exit_code == 128 + SIGQUIT);
    CHECK(content_of(kept) == "precious");
    CHECK(files_in(d.path("")) == 1);
}

TEST_CASE("a report keeps the permissions of the file that it replaces, and what a link leads to") {
    const temporary_directory d;
    const std::string kept = d.file("kept", "old");
    REQUIRE(::chmod(kept.c_str(), 0640) == 0);
    fs::create_symlink("kept", d.path("link.json"));
    fs::create_symlink("new", d.path("to-new.json"));
    good(quick + words{"-o", d.path("link.json"), "--html", d.path("page.html")});
    CHECK(fs::is_symlink(d.path("link.json")));
    CHECK(json_of(content_of(kept)).contains("sides"));
    struct stat about{};
    REQUIRE(::stat(kept.c_str(), &about) == 0);
    CHECK((about.st_mode & 07777) == 0640);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    REQUIRE(::stat(d.path("page.html").c_str(), &about) == 0);
    CHECK((about.st_mode & 07777) == (0666 & ~mask));
    good(quick + words{"-o", d.path("to-new.json")});
    CHECK(fs::is_symlink(d.path("to-new.json")));
    CHECK(json_of(content_of(d.path("new"))).contains("sides"));
}

TEST_CASE("a pipe that nobody reads is waited for with a word, and Ctrl-C ends the wait") {
    const temporary_directory d;
    const std::string pipe = d.path("pipe");
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    process_under_test p(program(quick + words{"--html", pipe}));
    REQUIRE(p.writes("waiting for a reader of " + pipe));
    SUBCASE("until somebody reads it") {
        std::string page;
        const int fd = ::open(pipe.c_str(), O_RDONLY);
        REQUIRE(fd >= 0);
        std::array<char, 4096> some{};
        for (ssize_t n = 0; (n = ::read(fd, some.data(), some.size())) > 0;) {
            page.append(some.data(), static_cast<std::size_t>(n));
        }
        ::close(fd);
        CHECK(p.wait().exit_code == 0);
        CHECK(page.starts_with("<!doctype html>"));
    }
    SUBCASE("or until Ctrl-C") {
        p.send(SIGINT);
        CHECK(p.wait().exit_code == 130);
    }
}
