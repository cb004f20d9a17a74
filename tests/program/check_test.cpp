// `asyncdemo check`: lessons run to be judged.
#include <doctest/doctest.h>

#include "program/programs.hpp"

using namespace asyncdemo;

TEST_CASE("check has a line for each claim and a summary") {
    const outcome o = run(program({"check", "gather", "--speed", "4", "--width", "200"}));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(without_doubts(o.err) == "");
    CHECK(o.left_over.empty());
    const auto lines = lines_of(o.out);
    REQUIRE(lines.size() == 1 + 7 + 1);
    CHECK(lines.front() == "gather");
    for (std::size_t i = 1; i <= 7; ++i) CHECK(lines[i].starts_with("✓ "));
    CHECK(lines.back() == "1 lesson: 7 claims hold");
}

TEST_CASE("check --mistake succeeds when every mistake breaks a claim") {
    const outcome o =
        run(program({"check", "gather", "--mistake", "--speed", "4", "--width", "200"}));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.out, "✓ the mistake is caught: blocking-in-coroutine (as gather) "));
    CHECK(lines_of(o.out).back() == "1 lesson: 8 claims hold");
}

TEST_CASE("check --mistake fails when a mistake passes for right") {
    const outcome o = run(faulty({"check", "mistake-passes", "--mistake", "--width", "200"}));
    CAPTURE(o);
    CHECK(o.exit_code == 1);
    CHECK(contains(o.out, "FAILED the mistake is caught: second breaks a claim"));
}

TEST_CASE("quiet, check tells only what does not hold") {
    const outcome o = run(faulty({"check", "claim-holds", "claim-fails", "-q"}));
    CHECK(o.exit_code == 1);
    CHECK_FALSE(contains(o.out, "✓"));
    CHECK(count(o.out, "FAILED first is what it is") == 1);
    CHECK(lines_of(o.out).back() == "2 lessons: 1 claims hold, 1 FAILED");
}

TEST_CASE("check runs the named lessons in that order") {
    const std::string text = run(faulty({"check", "claim-holds", "claim-compares"})).out;
    CHECK(text.find("claim-holds") < text.find("claim-compares"));
    CHECK_FALSE(contains(text, "claim-fails"));
}

TEST_CASE("check writes a JUnit report with a test for each side and each claim") {
    const temporary_directory d;
    const outcome o = run(faulty({"check", "claim-holds", "claim-fails", "claim-unclear",
                                  "segfault", "--junit", d.path("report.xml")}));
    CHECK(o.exit_code == 3);
    const std::string xml = content_of(d.path("report.xml"));
    CAPTURE(xml);
    CHECK(xml.starts_with("<?xml"));
    CHECK(contains(xml,
                   "<testsuites name=\"asyncdemo\" tests=\"12\" failures=\"1\" errors=\"1\" "
                   "skipped=\"1\""));
    CHECK(count(xml, "<testsuite ") == 4);
    CHECK(contains(xml, "classname=\"asyncdemo.claim-fails\""));
    CHECK(contains(xml, "crashed (Segmentation fault)"));
    CHECK(xml.ends_with("</testsuites>\n"));
}

TEST_CASE("what can't be said on standard output doesn't cost the JUnit report") {
    const temporary_directory d;
    launch l = faulty({"check", "claim-holds", "claim-fails", "--junit", d.path("check.xml")});
    const auto tests_in_report = [&] {
        return count(content_of(d.path("check.xml")), "<testcase ");
    };
    CHECK(run(l).exit_code == 1);
    const std::size_t all = tests_in_report();
    {
        process_under_test p(l);
        p.close_output();
        CHECK(p.wait().exit_code == 1);
    }
    CHECK(tests_in_report() == all);
#ifdef __linux__
    l.out = {stream_to::kind::file, "/dev/full"};
    const outcome o = run(l);
    CHECK(o.exit_code == 3);
    CHECK(contains(o.err, "can't write to standard output"));
    CHECK(tests_in_report() == all);
#endif
}

TEST_CASE("check without a name runs all lessons, in teaching order") {
    const outcome o = run(program({"check", "--speed", "50", "--ascii", "--width", "200"}));
    CAPTURE(o);
    CHECK((o.exit_code == 0 || o.exit_code == 1));  // that claims hold is tested elsewhere
    std::size_t at = 0;
    for (const std::string& name : lesson_names()) {
        const std::size_t next = o.out.find(name + "\n");
        REQUIRE(next != std::string::npos);
        CHECK(next >= at);
        at = next;
    }
    CHECK(contains(o.out, std::to_string(lesson_names().size()) + " lessons: "));
}
