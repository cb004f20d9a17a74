#include "report/html/html_document.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "report/html/base64.hpp"
#include "report/html/page_script.hpp"
#include "report/html/sample_page.hpp"
#include "report/html/script_hash.hpp"
#include "report/json/json_document.hpp"
#include "samples/sample_run.hpp"
#include "support/text.hpp"

using namespace asyncdemo;

namespace {

constexpr std::string_view prose = "# Two | waits\n\n## The story\n\nBoth *wait* & <b>wait</b>.\n";
constexpr std::string_view code =
    "// [sequential]\nvoid one() {}\n// [end]\n// [other]\nvoid never() {}\n// [end]\n";

}  // namespace

TEST_CASE("the page has one main heading, the title of the prose, and levels that go down by one") {
    const std::string page = document_of(sample_run());
    CHECK(count(page, "<h1>") == 1);
    CHECK(contains(page, "<h1>Two | waits</h1>"));
    CHECK(contains(page, "<h2>The story</h2>"));
    CHECK(contains(page, "<h3>sequential</h3>"));
    CHECK(contains(page, "<html lang=\"en\">"));
}

TEST_CASE("every figure of the page is the one of the JSON document") {
    const lesson_run run = sample_run();
    const auto document = nlohmann::json::parse(json_document(run));
    const std::string page = document_of(run);
    const std::regex figure(R"x(<data value="([^"]*)" title="[^"]*" data-json="([^"]*)">)x");
    std::size_t figures = 0;
    for (std::sregex_iterator at(page.begin(), page.end(), figure), end; at != end; ++at) {
        const nlohmann::json::json_pointer place((*at)[2].str());
        CAPTURE(place.to_string());
        CHECK(nlohmann::json::parse((*at)[1].str()) == document.at(place));
        ++figures;
    }
    CHECK(figures > 40);
    CHECK(contains(page, R"(data-json="/sides/1/wall_s/median">3.00 s</data>)"));
    CHECK(contains(page, R"(data-json="/sides/1/wall_s/max">3.00 s</data>)"));
    CHECK(contains(page,
                   R"(<data value="2.5" title="2.5" data-json="/sides/1/metrics/served_per_s">)"));
    CHECK(contains(page, R"(data-json="/claims/0/bound">3.30 s</data>)"));
    CHECK(contains(page, R"(data-json="/parameters/first_wait_s">2s</data>)"));
}

TEST_CASE("nothing on the page is fetched") {
    const std::string page = document_of(sample_run());
    CHECK_FALSE(contains(page, "src="));
    CHECK_FALSE(contains(page, "@import"));
    CHECK(contains(page, "default-src 'none'"));
    for (const std::string& address : all_between(page, "href=\"", "\"")) {
        CHECK((address.starts_with('#') || address.starts_with("data:")));
    }
    for (const std::string& address : all_between(page, "url(", ")")) {
        CHECK(address.starts_with('#'));
    }
}

TEST_CASE("the one script of a page is ours, and the page allows no other one") {
    const lesson_run run = sample_run();
    for (const std::string& page : {document_of(run), html_booklet({sample_page(run)})}) {
        const std::vector<std::string> scripts = all_between(page, "<script", "</script>");
        REQUIRE(scripts.size() == 1);
        CHECK(scripts[0] == ">" + std::string(page_script()));
        CHECK(contains(page, "script-src " + script_source(page_script()) + "\">"));
        CHECK(count(page, "script-src") == 1);
    }
}

TEST_CASE("the page carries its recording, unless that is too large") {
    lesson_run run = sample_run();
    CHECK(contains(document_of(run), "base64," + base64(json_document(run)) + "\""));

    run.sides[0].runs[0].spans.assign(60'000, {"A", "waits", 0, 1});
    const std::string page = document_of(run);
    CHECK_FALSE(contains(page, "base64,"));
    CHECK(contains(page, "The recording is too large"));
    CHECK(page.size() < 1'000'000);
}

TEST_CASE("a quota on the processors is told with how it was measured") {
    CHECK_FALSE(contains(document_of(sample_run()), "processor quota"));
    lesson_run run = sample_run();
    run.machine.cpu_quota = 0.5;
    const std::string page = document_of(run);
    CHECK(contains(page, "processor quota"));
    CHECK(contains(page, R"(data-json="/machine/cpu_quota">0.5</data>)"));
}

TEST_CASE("virtual time is labelled, and no machine is named then") {
    const std::string page = document_of(virtual_sample_run());
    CHECK(contains(page, "Virtual time: "));
    CHECK_FALSE(contains(page, "Linux 6.1"));
    CHECK(contains(document_of(sample_run()), "Linux 6.1"));
}

TEST_CASE("a side that hung is named with its problem, and nothing is concluded") {
    const std::string page = document_of(sample_run_with_a_timeout());
    CHECK(contains(page, "gather: was ended after 60 s | \\x1b[31m&lt;still&gt; running"));
    CHECK_FALSE(contains(page, "The longest wait decides."));
    CHECK(contains(document_of(sample_run()), "The longest wait decides."));
}

TEST_CASE("no text becomes markup") {
    lesson_run run = sample_run();
    run.sides[1].runs[0].spans[0] = {"<i>", "\"&", 0, 1};
    run.claims[0].text = "</main><script>alert(1)</script>";
    run.machine.os = "<img src=x>";
    const std::string page = document_of(run);
    CHECK(count(page, "<script>") == 1);
    CHECK_FALSE(contains(page, "<img"));
    CHECK_FALSE(contains(page, "<i>"));
    CHECK_FALSE(contains(page, "<b>wait</b>"));
    CHECK(contains(page, "<title>&lt;i&gt; &quot;&amp;: from"));
}

TEST_CASE("the code of the sides that ran is there with its lines, the others' is not") {
    const std::string page = document_of(sample_run());
    CHECK(contains(page, "<code>sample/sides.cpp:2</code>"));
    CHECK(contains(page, "<code>sample/apparatus.cpp:3</code>"));
    CHECK(contains(page, "<span class=\"k\">void</span> one() {}"));
    CHECK(contains(page, "<span class=\"k\">void</span> tool() {}"));
    CHECK_FALSE(contains(page, "void</span> never"));
}

TEST_CASE("of a lesson that has sides in Python, each side is there in both languages") {
    lesson_run run = python_sample_run();
    constexpr std::string_view both =
        "// [gather]\nint f();\n// [end]\n// [gather]\nint g();\n// [end]\n";
    const std::string page = html_document({run, prose, {{"sample/sides.cpp", both}}});
    CHECK(count(page, "<div class=\"languages\">") == 2);  // gather and no-gather
    const std::string gather =
        all_between(page, "<div class=\"of-side\"><h3>gather</h3>", "of-side").at(0);
    CHECK(count(gather, "type=\"radio\"") == 2);
    CHECK(count(gather, " checked") == 1);
    // The first region of the one, then the first of the other: so they are level.
    const std::vector<std::string> cells = all_between(gather, "<div class=\"cpp\">", "</figure>");
    REQUIRE(cells.size() == 2);
    CHECK(contains(gather,
                   "<strong>gather (Python)</strong> <code>lessons/gather/sides.py:2</code>"));
    CHECK(gather.find("sides.cpp:2<") < gather.find("sides.py:2<"));
    CHECK(gather.find("sides.py:2<") < gather.find("sides.cpp:5<"));
    CHECK(gather.find("sides.cpp:5<") < gather.find("sides.py:5<"));
    CHECK(contains(page, "<code>lessons/gather/sides.py:2</code>: as in gather (Python)"));
    CHECK(contains(page, "<span class=\"k\">async</span> <span class=\"k\">def</span> gather"));
}

TEST_CASE(
    "a side that ran in one language only is shown in both, and without Python there are no tabs") {
    lesson_run run = python_sample_run();
    std::erase_if(run.sides, [](const side_run& s) { return s.of->name != "gather"; });
    const std::string page = html_document({run, prose, {{"sample/sides.cpp", code}}});
    CHECK(contains(page, "<strong>gather (Python)</strong>"));
    CHECK_FALSE(contains(page, "no_gather"));
    CHECK_FALSE(contains(document_of(sample_run()), "radio"));
}

TEST_CASE("the page puts the figures of both languages beside each other") {
    const std::string page = document_of(python_sample_run());
    CHECK(contains(page, "<h2>The same side in C++ and in Python</h2>"));
    CHECK(contains(page, R"(data-json="/sides/3/wall_s/median">6.00 s</data></td><td>2.0x</td>)"));
    CHECK(contains(page, "<dt>Python</dt><dd>CPython 3.11.7</dd>"));
    CHECK_FALSE(contains(document_of(sample_run()), "The same side"));
}

TEST_CASE("a side that was interrupted before its first round is named") {
    lesson_run run = sample_run();
    run.sides[2].runs.clear();
    CHECK(contains(document_of(run), "<h3>no-gather</h3><p>It did not run.</p>"));
    run.sides.clear();
    CHECK(contains(document_of(run), "</html>"));
}

TEST_CASE("a booklet has a contents page, all lessons below one main heading, and no name twice") {
    const lesson_run one = sample_run();
    lesson second = sample_lesson();
    second.name = "second";
    lesson_run two = one;
    two.of = &second;
    const std::string page = html_booklet({sample_page(one), {two, prose, {}}});
    CHECK(count(page, "<h1>") == 1);
    CHECK(count(page, "<h2>Two | waits</h2>") == 2);
    CHECK(contains(page, "<h4>sequential</h4>"));

    const std::vector<std::string> names = all_between(page, " id=\"", "\"");
    const std::set<std::string> unique(names.begin(), names.end());
    CHECK(unique.size() == names.size());
    for (const std::string& target : all_between(page, "href=\"#", "\"")) {
        CHECK(unique.contains(target));
    }
    const std::vector<std::string> regions = all_between(page, "role=\"region\" ", ">");
    std::set<std::string> labels;
    for (const std::string& attributes : regions) {
        labels.insert(all_between(attributes, "aria-label=\"", "\"").at(0));
    }
    CHECK(regions.size() > 4);
    CHECK(labels.size() == regions.size());
    CHECK(contains(page, "1 of 4 claims FAILED"));
}
