#include "report/export/junit_document.hpp"

#include <doctest/doctest.h>

#include "samples/sample_run.hpp"
#include "support/text.hpp"

using namespace asyncdemo;

TEST_CASE("a lesson is a suite that counts its tests") {
    const std::string xml = junit_document({sample_run()});
    CHECK(xml.find("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites ") == 0);
    CHECK(contains(xml,
                   R"(  <testsuite name="gather" tests="8" failures="1" errors="0" skipped="2" )"
                   R"(time="26.008400">)"));
    CHECK(xml.ends_with("  </testsuite>\n</testsuites>\n"));
}

TEST_CASE("the document counts the tests of all lessons") {
    const std::string xml = junit_document({sample_run(), sample_run_with_a_timeout()});
    CHECK(contains(
        xml, R"(<testsuites name="asyncdemo" tests="16" failures="2" errors="1" skipped="4" )"));
}

TEST_CASE("without lessons there is a document without suites") {
    CHECK(contains(junit_document({}),
                   "<testsuites name=\"asyncdemo\" tests=\"0\" failures=\"0\" "
                   "errors=\"0\" skipped=\"0\" time=\"0.000000\">\n</testsuites>\n"));
}

TEST_CASE("that a side comes to its end is a test that takes the time of its rounds") {
    CHECK(contains(junit_document({sample_run()}),
                   R"(<testcase classname="asyncdemo.gather" name="sequential comes to its end" )"
                   R"(time="10.002400"/>)"));
}

TEST_CASE("a side that did not finish is an error with its problem") {
    CHECK(contains(junit_document({sample_run_with_a_timeout()}),
                   "name=\"gather comes to its end\" time=\"3.001000\">\n"
                   "      <error message=\"gather: was ended after 60 s | \\x1b[31m&lt;still&gt; "
                   "running\"/>\n"));
}

TEST_CASE("a side without a round is an error") {
    lesson_run run = sample_run();
    run.sides[0].runs.clear();
    CHECK(contains(junit_document({run}), "<error message=\"sequential: did not run\"/>"));
}

TEST_CASE("a claim that holds is a test that passes") {
    CHECK(contains(junit_document({sample_run()}),
                   R"(name="gather takes the longest wait" time="0.000000"/>)"));
}

TEST_CASE("a claim that fails is a failure with its figures") {
    CHECK(contains(junit_document({sample_run()}),
                   "name=\"no-gather takes the longest wait\" time=\"0.000000\">\n"
                   "      <failure message=\"5.00 s, at most 3.30 s\"/>\n    </testcase>\n"));
}

TEST_CASE("that no claim could be judged is a test that was skipped") {
    lesson_run run = sample_run();
    run.claims.clear();
    CHECK(contains(junit_document({run}),
                   "name=\"a claim is judged\" time=\"0.000000\">\n"
                   "      <skipped message=\"No claim could be judged in this run.\"/>\n"));
}

TEST_CASE("that a run was interrupted is an error, even where all of its rounds are whole") {
    lesson_run run = sample_run();
    run.was_interrupted = true;
    CHECK(contains(junit_document({run}),
                   "name=\"the run comes to its end\" time=\"0.000000\">\n"
                   "      <error message=\"Interrupted: this is what was measured so far.\"/>\n"));
}

TEST_CASE("a lesson that was not begun is a suite with one test, skipped with the reason") {
    const lesson_run run = sample_run();
    const std::string xml = junit_document({}, {run.of});
    CHECK(contains(xml,
                   "<testsuite name=\"gather\" tests=\"1\" failures=\"0\" errors=\"0\" "
                   "skipped=\"1\" "));
    CHECK(contains(xml, "<skipped message=\"not begun: the check was ended before\"/>"));
}

TEST_CASE("a claim that is inconclusive or not judged is skipped, with the reason") {
    const std::string xml = junit_document({sample_run()});
    CHECK(contains(xml,
                   "name=\"gather is ahead\" time=\"0.000000\">\n"
                   "      <skipped message=\"the waits are equal\"/>\n"));
    CHECK(contains(xml,
                   "name=\"gather takes less than threads\" time=\"0.000000\">\n"
                   "      <skipped message=\"needs a side that did not run\"/>\n"));
}
