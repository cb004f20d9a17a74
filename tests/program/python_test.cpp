// Sides in Python: they run as those in C++ do, and whatever becomes of them is told in the same
// way. Skipped, with a word, where there is no Python that will do.
#include <doctest/doctest.h>
#include <signal.h>

#include "program/programs.hpp"
#include "program/real_client.hpp"

using namespace asyncdemo;

namespace {

// Python 3.11 came with it.
std::optional<std::string> python() { return python_with("tomllib"); }

words with_side(const std::string& interpreter, const std::string& side) {
    return {"python", "--json", "--python=" + interpreter, "--side", side};
}

// The one round of that side, which went wrong.
nlohmann::json bad_round(const std::string& interpreter, const std::string& side,
                         const words& more = {}) {
    process_under_test p(faulty(with_side(interpreter, side) + more));
    const outcome o = p.wait();
    CAPTURE(o);
    CHECK(o.exit_code == 3);
    CHECK(p.left_over().empty());
    CHECK(contains(o.err, "asyncdemo: python: " + side + ": "));
    return side_of(json_of(o.out), side).at("runs").at(0);
}

void check_round(const nlohmann::json& round, std::string_view exit, std::string_view problem) {
    CAPTURE(round);
    CHECK(round.at("exit") == exit);
    CHECK(contains(std::string(round.at("problem")), problem));
}

// Those that never end by themselves: in Python, in the system, and with children of their own.
const words endless{"computes", "blocks", "has-children"};

// Gives it time to be in the midst of it. What has to hold holds before, too.
void let_begin(process_under_test& p) {
    CHECK(p.has_children(1));
    p.watch_for(std::chrono::milliseconds(700));
}

}  // namespace

TEST_CASE("a side runs in Python beside the one in C++, and is judged by the same claims") {
    const auto interpreter = python();
    if (!interpreter) return;
    const outcome o =
        run(program({"gather", "--python=" + *interpreter, "--json", "--speed", "5"}));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(o.left_over.empty());
    const auto document = json_of(o.out);
    CHECK(std::string(document.at("machine").at("python")).starts_with("CPython 3."));
    for (const std::string name : {"sequential", "await-in-turn", "gather"}) {
        const auto& side = side_of(document, name + " (Python)");
        CHECK(side.at("python_of") == name);
        CHECK(side.at("spans").size() == side_of(document, name).at("spans").size());
    }
    std::size_t about_python = 0;
    for (const auto& claim : document.at("claims")) {
        about_python += contains(std::string(claim.at("text")), "(Python)") ? 1 : 0;
    }
    CHECK(2 * about_python == document.at("claims").size());
}

TEST_CASE("a plain run needs no Python") {
    launch without = program({"gather", "--json", "--speed", "10"});
    without.environment["PATH"] = "/nowhere";
    const outcome o = run(without);
    CHECK(o.exit_code == 0);
    CHECK_FALSE(json_of(o.out).at("machine").contains("python"));
    CHECK(json_of(o.out).at("sides").size() == 3);
}

TEST_CASE("without an interpreter that will do, nothing runs, and it is said what to install") {
    launch without = program({"gather", "--python"});
    without.environment["PATH"] = "/nowhere";
    std::vector<launch> all{without};
    for (const std::string wrong : {"/nowhere/python3", "/bin/echo", "/bin/false", "/"}) {
        all.push_back(program({"check", "gather", "--python=" + wrong}));
    }
    for (const launch& what : all) {
        const outcome o = run(what);
        CAPTURE(o);
        CHECK(o.exit_code == 3);
        CHECK(o.out.empty());
        CHECK(contains(o.err, "install python3 (3.11 or later)"));
        CHECK(lines_of(o.err).size() <= 3);
    }
}

TEST_CASE("what makes no sense with Python is refused") {
    const auto refused = [](const words& typed, std::string_view why) {
        const outcome o = run(program(typed));
        CAPTURE(o);
        CHECK(o.exit_code == 2);
        CHECK(contains(o.err, why));
    };
    refused({"gather", "--python", "--clock", "virtual"}, "no virtual clock");
    refused({"gather", "--side", "gather (Python)"}, "is not a side");
    refused({"gather", "--python", "--side", "blockinng"}, "blocking");
    refused({"http", "--python"}, "--python");
}

TEST_CASE("an error in Python is told with its place in the code") {
    const auto interpreter = python();
    if (!interpreter) return;
    check_round(bad_round(*interpreter, "raises"), "failed",
                "ValueError: no luck (in raises, tests/program/faulty_sides.py:");
    const auto several = bad_round(*interpreter, "raises-several");
    check_round(several, "failed",
                "ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions) (in ");
    check_round(several, "failed", ": ValueError: the first (in fail, tests/program/faulty_sides");
    check_round(bad_round(*interpreter, "raises-in-thread"), "failed", "ValueError: no luck (in ");
}

TEST_CASE("a side in Python knows its interpreter, whatever python3 is in the path") {
    const auto interpreter = python();
    if (!interpreter) return;
    launch alone = faulty(with_side(*interpreter, "names-its-interpreter"));
    alone.environment["PATH"] = "/nowhere";
    const outcome o = run(alone);
    CAPTURE(o);
    CHECK(contains(o.err, "ValueError: /"));
}

TEST_CASE("a side in Python that crashes, exits or hangs is told as one in C++ is") {
    const auto interpreter = python();
    if (!interpreter) return;
    check_round(bad_round(*interpreter, "segfaults"), "crashed", "Segmentation fault");
    check_round(bad_round(*interpreter, "exits"), "crashed", "exit code 7");
    const words limit{"--timeout", "2s"};
    check_round(bad_round(*interpreter, "computes", limit), "timeout", "--timeout");
    check_round(bad_round(*interpreter, "blocks", limit), "timeout", "--timeout");
    check_round(bad_round(*interpreter, "has-children", limit), "timeout", "--timeout");
}

TEST_CASE("what a side in Python prints is no event") {
    const auto interpreter = python();
    if (!interpreter) return;
    const outcome o = run(faulty(with_side(*interpreter, "prints")));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.err, "this is no event"));
    CHECK(side_of(json_of(o.out), "prints").at("spans").size() == 1);
}

TEST_CASE("threads of a side in Python are counted") {
    const auto interpreter = python();
    if (!interpreter) return;
    const outcome o = run(faulty(with_side(*interpreter, "has-threads")));
    CHECK(side_of(json_of(o.out), "has-threads").at("runs").at(0).at("peak_threads") == 6);
}

TEST_CASE("a side whose module is missing is left out, unless it was asked for") {
    const auto interpreter = python();
    if (!interpreter) return;
    const outcome named = run(faulty(with_side(*interpreter, "uncommon")));
    CAPTURE(named);
    CHECK(named.exit_code == 3);
    CHECK(contains(named.err, "can't import no_module_of_that_name"));
}

TEST_CASE("Ctrl-C ends a side in Python, whatever it does, with its children") {
    const auto interpreter = python();
    if (!interpreter) return;
    for (const std::string& side : endless) {
        CAPTURE(side);
        launch what = faulty({"python", "--python=" + *interpreter, "--side", side});
        what.out.to = stream_to::kind::terminal;
        what.err.to = stream_to::kind::terminal;
        process_under_test p(what);
        let_begin(p);
        p.type("\x03");
        const outcome o = p.wait();
        CAPTURE(o);
        CHECK(o.exit_code == 130);
        CHECK(p.left_over().empty());
    }
}

TEST_CASE("when the program is killed, its sides in Python end with it, and so do their children") {
    const auto interpreter = python();
    if (!interpreter) return;
    for (const std::string& side : endless) {
        CAPTURE(side);
        process_under_test p(faulty({"python", "--python=" + *interpreter, "--side", side}));
        let_begin(p);
        p.send(SIGKILL);
        p.wait();
        CHECK(p.left_over().empty());
    }
}
