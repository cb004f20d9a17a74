// Sides that go wrong: each is told by its name and what happened, the others are not harmed, the
// exit code is that of the environment, and no process is left.
#include <doctest/doctest.h>

#include "program/programs.hpp"

using namespace asyncdemo;

namespace {

// The run of a faulty lesson beside a good one, as a document, with what was told.
struct told {
    nlohmann::json document;
    std::string err;
    double wall_s;
};

told run_faulty(const std::string& lesson, const words& more = {}) {
    words all{lesson, "--json"};
    all.insert(all.end(), more.begin(), more.end());
    const outcome o = run(faulty(all));
    CAPTURE(o);
    CHECK(o.exit_code == 3);
    CHECK(o.left_over.empty());
    CHECK(contains(o.err, "asyncdemo: " + lesson + ": bad: "));
    const auto document = json_of(o.out);
    CHECK(document.at("complete") == false);
    return {document, o.err, o.wall.count()};
}

std::string problem_of(const told& t) {
    return side_of(t.document, "bad").at("runs").at(0).at("problem");
}

std::string exit_of(const told& t) {
    return side_of(t.document, "bad").at("runs").at(0).at("exit");
}

void check_that_good_one_is_not_harmed(const told& t) {
    const auto& good = side_of(t.document, "good");
    CHECK(good.at("runs").at(0).at("exit") == "ok");
    CHECK(good.at("spans").size() == 1);
    // Its claim is judged, that of the other is not.
    REQUIRE(t.document.at("claims").size() == 1);
    CHECK(t.document.at("claims").at(0).at("verdict") == "pass");
}

}  // namespace

TEST_CASE("a side that crashes is told with the signal") {
    for (const auto& [lesson, what] :
         {std::pair("segfault", "crashed (Segmentation fault)"),
          std::pair("abort", "crashed (Aborted)"), std::pair("throws-odd", "crashed (Aborted)")}) {
        CAPTURE(lesson);
        const told t = run_faulty(lesson);
        CHECK(exit_of(t) == "crashed");
        CHECK(problem_of(t) == what);
        CHECK(contains(t.err, what));
        check_that_good_one_is_not_harmed(t);
    }
}

TEST_CASE("a side that throws is told with the text of the error") {
    const told t = run_faulty("throws");
    CHECK(exit_of(t) == "failed");
    CHECK(contains(problem_of(t), "no luck"));
    check_that_good_one_is_not_harmed(t);
}

TEST_CASE("a side that exits by itself is told with its exit code, also when that is 0") {
    CHECK(contains(problem_of(run_faulty("exits")), "exit code 0"));
    const told t = run_faulty("exits-7");
    CHECK(exit_of(t) == "crashed");
    CHECK(contains(problem_of(t), "exit code 7"));
    check_that_good_one_is_not_harmed(t);
}

TEST_CASE("coroutines that wait for each other are told as a deadlock, at once") {
    const told t = run_faulty("deadlocks");
    CHECK(exit_of(t) == "failed");
    CHECK(contains(problem_of(t), "every task waits"));
    CHECK(t.wall_s < 20);  // the limit of a side is 30 s and more
    check_that_good_one_is_not_harmed(t);
}

TEST_CASE("a side that hangs is ended at the limit, and told what to do") {
    for (const std::string lesson : {"hangs", "closes-output"}) {
        const told t = run_faulty(lesson, {"--timeout", "500ms"});
        CHECK(exit_of(t) == "timeout");
        CHECK(contains(problem_of(t), "500ms"));
        CHECK(contains(problem_of(t), "--timeout"));
        check_that_good_one_is_not_harmed(t);
    }
}

TEST_CASE("a side that computes for ever is ended at the limit, too") {
    const told t = run_faulty("only-computes", {"--timeout", "300ms"});
    CHECK(exit_of(t) == "timeout");
}

TEST_CASE("what a hanging side told before is not lost") {
    const told t = run_faulty("only-hangs", {"--timeout", "1s"});
    CHECK(side_of(t.document, "bad").at("marks").size() == 1);
}

TEST_CASE("a side that writes something else than events is told, without what could harm") {
    const told t = run_faulty("writes-rubbish");
    CHECK(exit_of(t) == "crashed");
    CHECK(contains(problem_of(t), "rubbish"));
    CHECK(is_ascii(t.err));
    check_that_good_one_is_not_harmed(t);
}

TEST_CASE("a side that writes a line without an end is told") {
    const told t = run_faulty("writes-without-end");
    CHECK(contains(problem_of(t), "a line without an end"));
    check_that_good_one_is_not_harmed(t);
}

TEST_CASE("a figure that is no number is told, and is not taken for one") {
    const told t = run_faulty("records-no-number");
    CHECK(contains(problem_of(t), "age_s"));
    check_that_good_one_is_not_harmed(t);
}

TEST_CASE("a side may tell a lot") {
    const outcome o = run(faulty({"many-events", "--json"}));
    CHECK(o.exit_code == 0);
    CHECK(side_of(json_of(o.out), "bad").at("marks").size() == 100'000);
}

TEST_CASE("clients that go wrong are told as the clients of their side, at once") {
    for (const auto& [lesson, what] :
         {std::pair("ready-clients-crash", "crashed (Segmentation fault)"),
          std::pair("ready-clients-fail", "nobody opens the door")}) {
        CAPTURE(lesson);
        const told t = run_faulty(lesson);
        CHECK(contains(problem_of(t), "its clients"));
        CHECK(contains(problem_of(t), what));
        CHECK(t.wall_s < 20);
    }
}

TEST_CASE("clients that hang are ended at the limit with their side") {
    CHECK(exit_of(run_faulty("ready-clients-hang", {"--timeout", "500ms"})) == "timeout");
}

TEST_CASE("a side that ends without having let its clients in is told at once") {
    const told t = run_faulty("never-ready");
    CHECK(exit_of(t) == "failed");
    CHECK(contains(problem_of(t), "ready"));
    CHECK(t.wall_s < 20);
    CHECK(contains(problem_of(run_faulty("crashes-before-ready")), "crashed (Segmentation fault)"));
}

TEST_CASE("a side that neither ends nor lets its clients in is ended at the limit") {
    CHECK(exit_of(run_faulty("never-lets-in", {"--timeout", "500ms"})) == "timeout");
}

TEST_CASE("every round that goes wrong is told") {
    const outcome o = run(faulty({"throws", "--runs", "3", "--json"}));
    CHECK(o.exit_code == 3);
    CHECK(lines_of(o.err).size() == 3);
    CHECK(side_of(json_of(o.out), "good").at("runs").size() == 3);
}

TEST_CASE("the screen tells of the side, too, and draws what there is") {
    const outcome o = run(faulty({"segfault", "--all"}));
    CHECK(o.exit_code == 3);
    CHECK(contains(o.out, "bad: crashed (Segmentation fault)"));
    CHECK(contains(o.out, "good waits once"));
    CHECK(contains(o.err, "bad: crashed (Segmentation fault)"));  // standard output is no terminal
}

TEST_CASE("check tells of the side, goes on with the other lessons, and ends with 3") {
    const outcome o = run(faulty({"check", "segfault", "claim-fails", "claim-holds"}));
    CHECK(o.exit_code == 3);
    CHECK(contains(o.out, "bad: crashed (Segmentation fault)"));
    CHECK(contains(o.out, "first is what it is"));
    CHECK(contains(o.out, "3 lessons"));
    CHECK(contains(o.out, "1 FAILED"));
    CHECK(o.left_over.empty());
}

TEST_CASE("a claim that fails makes the exit code 1, with what was measured") {
    const outcome o = run(faulty({"claim-fails"}));
    CHECK(o.exit_code == 1);
    CHECK(contains(o.out, "FAILED first is what it is: 1, exactly 2"));
    CHECK(o.err.empty());
    CHECK(run(faulty({"claim-fails", "--strict"})).exit_code == 1);
    CHECK(run(faulty({"claim-holds", "--strict"})).exit_code == 0);
}

TEST_CASE("a claim without an answer is a warning, and exit code 4 when that is asked for") {
    const outcome relaxed = run(faulty({"claim-unclear"}));
    CHECK(relaxed.exit_code == 0);
    CHECK(contains(relaxed.out, "it is foggy"));
    CHECK(contains(relaxed.err, "warning"));
    const outcome strict = run(faulty({"claim-unclear", "--strict"}));
    CHECK(strict.exit_code == 4);
    CHECK(contains(strict.out, "it is foggy"));
    CHECK(run(faulty({"check", "claim-unclear"})).exit_code == 0);
    CHECK(run(faulty({"check", "claim-unclear", "--strict"})).exit_code == 4);
    CHECK(run(faulty({"check", "claim-unclear", "claim-fails", "--strict"})).exit_code == 1);
}

TEST_CASE("a claim that compares with a side that was left out is not judged, and that is said") {
    const outcome o = run(faulty({"claim-compares", "--side", "first", "--json"}));
    CHECK(o.exit_code == 0);
    const auto document = json_of(o.out);
    CHECK(document.at("claims").empty());
    CHECK(document.at("unjudged") == nlohmann::json{"first is what it is"});
    CHECK(contains(run(faulty({"claim-compares", "--side", "first"})).out,
                   "need a side that did not run"));
    CHECK(run(faulty({"claim-compares"})).exit_code == 0);
}

TEST_CASE("a lesson can have many sides") {
    const outcome o = run(faulty({"many-sides", "--json"}));
    CHECK(o.exit_code == 0);
    CHECK(json_of(o.out).at("sides").size() == 40);
    CHECK(o.left_over.empty());
}

TEST_CASE("many sides with too few descriptors: those that could not start are told, with advice") {
    launch limited = faulty({"many-sides", "--json"});
    limited.most_descriptors = 50;
    const outcome o = run(limited);
    CHECK(o.exit_code == 3);
    CHECK(contains(o.err, "side-40: "));
    CHECK(contains(o.err, "ulimit -n"));
    CHECK_FALSE(contains(o.err, "side-1: "));
    CHECK(o.left_over.empty());
}

TEST_CASE("a run in which nothing can be judged is no pass, in any output") {
    const std::string note = "No claim could be judged in this run";
    const words alone{"claim-compares", "--side", "first"};  // it is compared with the second
    const auto with = [&alone](words more) {
        more.insert(more.begin(), alone.begin(), alone.end());
        return run(faulty(more));
    };
    const outcome shown = with({});
    CAPTURE(shown);
    CHECK(shown.exit_code == 0);
    CHECK(contains(shown.out, "? unclear " + note));
    CHECK(contains(shown.err, "warning: no claim could be judged"));
    CHECK(with({"--strict"}).exit_code == 4);
    CHECK(json_of(with({"--json"}).out).at("verdict") == "inconclusive");
    CHECK(json_of(with({"--trace", "-"}).out).at("otherData").at("verdict") == "inconclusive");
    CHECK(contains(with({"--html", "-"}).out, note));
    CHECK(contains(with({"--format", "markdown"}).out, "? unclear: " + note));
    CHECK(contains(with({"--format", "csv"}).out, ",true,inconclusive,first,"));
}

TEST_CASE("a check in which nothing can be judged says so, in its test report as well") {
    const outcome o = run(faulty({"check", "only-hangs", "--timeout", "200ms"}));
    CAPTURE(o);
    CHECK(o.exit_code == 3);
    CHECK(contains(o.out, "? unclear No claim could be judged in this run"));
    CHECK(contains(o.out, "nothing judged in 1 lesson"));
    const std::string xml =
        run(faulty({"check", "only-hangs", "--timeout", "200ms", "--junit", "-"})).out;
    CHECK(contains(xml, "<skipped message=\"No claim could be judged in this run.\"/>"));
}
