#include "report/export/junit_document.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "report/claim_text.hpp"
#include "report/markup.hpp"
#include "report/run_text.hpp"

namespace asyncdemo {
namespace {

enum class outcome { passed, failed, skipped, broken };

struct test_case {
    std::string name;
    outcome came_out = outcome::passed;
    std::string message = {};
    double time_s = 0;
};

struct suite {
    std::string_view lesson;
    std::vector<test_case> cases;
};

test_case case_of(const side_run& s) {
    test_case c{.name = fmt::format("{} comes to its end", s.of->name)};
    for (const recording& r : s.runs) c.time_s += r.wall_s;
    if (s.is_ok()) return c;
    c.came_out = outcome::broken;
    c.message = fmt::format("{}", fmt::join(problems_of(s, interruptions::told), "; "));
    return c;
}

test_case case_of(const judged_claim& claim) {
    test_case c{.name = claim.text};
    if (claim.verdict == verdict::pass) return c;
    c.came_out = claim.verdict == verdict::fail ? outcome::failed : outcome::skipped;
    c.message = claim_details(claim);
    return c;
}

suite suite_of(const lesson_run& run) {
    suite s{.lesson = run.of->name, .cases = {}};
    if (run.was_interrupted) {
        s.cases.push_back({.name = "the run comes to its end",
                           .came_out = outcome::broken,
                           .message = std::string(interruption_note)});
    }
    for (const side_run& side : run.sides) s.cases.push_back(case_of(side));
    for (const judged_claim& claim : run.claims) s.cases.push_back(case_of(claim));
    if (run.claims.empty()) {
        s.cases.push_back({.name = "a claim is judged",
                           .came_out = outcome::skipped,
                           .message = std::string(nothing_judged_note)});
    }
    for (const std::string& text : run.unjudged) {
        s.cases.push_back({.name = text,
                           .came_out = outcome::skipped,
                           .message = "needs a side that did not run"});
    }
    return s;
}

suite suite_of(const lesson& not_begun) {
    return {.lesson = not_begun.name,
            .cases = {{.name = "the lesson runs",
                       .came_out = outcome::skipped,
                       .message = "not begun: the check was ended before"}}};
}

// The attributes that count the tests of one suite, or of them all.
markup totals(const std::vector<test_case>& cases) {
    const auto number_of = [&cases](outcome o) {
        return std::count_if(cases.begin(), cases.end(),
                             [o](const test_case& c) { return c.came_out == o; });
    };
    double time_s = 0;
    for (const test_case& c : cases) time_s += c.time_s;
    return markup::of(R"(tests="{}" failures="{}" errors="{}" skipped="{}" time="{:.6f}")",
                      cases.size(), number_of(outcome::failed), number_of(outcome::broken),
                      number_of(outcome::skipped), time_s);
}

std::string_view element_of(outcome o) {
    switch (o) {
        case outcome::failed:
            return "failure";
        case outcome::skipped:
            return "skipped";
        case outcome::broken:
            return "error";
        case outcome::passed:
            break;
    }
    return "";
}

void append_case(markup& xml, std::string_view lesson, const test_case& c) {
    xml.add(R"(    <testcase classname="asyncdemo.{}" name="{}" time="{:.6f}")", lesson, c.name,
            c.time_s);
    if (c.came_out == outcome::passed) {
        xml.add("/>\n");
        return;
    }
    xml.add(">\n      <{} message=\"{}\"/>\n    </testcase>\n", element_of(c.came_out), c.message);
}

void append_suite(markup& xml, const suite& s) {
    xml.add("  <testsuite name=\"{}\" {}>\n", s.lesson, totals(s.cases));
    for (const test_case& c : s.cases) append_case(xml, s.lesson, c);
    xml.add("  </testsuite>\n");
}

}  // namespace

std::string junit_document(const std::vector<lesson_run>& runs,
                           const std::vector<const lesson*>& not_begun) {
    markup suites;
    std::vector<test_case> all;
    const auto add = [&](suite s) {
        append_suite(suites, s);
        std::move(s.cases.begin(), s.cases.end(), std::back_inserter(all));
    };
    for (const lesson_run& run : runs) add(suite_of(run));
    for (const lesson* const l : not_begun) add(suite_of(*l));
    return markup::of(
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"asyncdemo\" {}>\n{}"
               "</testsuites>\n",
               totals(all), suites)
        .str();
}

}  // namespace asyncdemo
