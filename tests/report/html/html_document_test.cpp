#include "report/html/html_document.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "report/html/base64.hpp"
#include "report/html/page_script.hpp"
#include "report/html/script_hash.hpp"
#include "report/json/json_document.hpp"
#include "samples/sample_run.hpp"
#include "support/text.hpp"

using namespace asyncdemo;

namespace {

constexpr std::string_view prose = "# Two | waits\n\n## The story\n\nBoth *wait* & <b>wait</b>.\n";
constexpr std::string_view code =
    "// [sequential]\nvoid one() {}\n// [end]\n// [other]\nvoid never() {}\n// [end]\n";
constexpr std::string_view apparatus = "\n// [sequential]\nvoid tool() {}\n// [end]\n";

lesson_page page_of(const lesson_run& run) {
    return {run, prose, {{"sample/sides.cpp", code}, {"sample/apparatus.cpp", apparatus}}};
}

// The lesson asks of one side.
lesson_run asked_sample_run() {
    static const lesson l = [] {
        using namespace std::chrono_literals;
        lesson made = sample_lesson();
        made.prediction.prompts = {
            {.side = "gather",
             .wrong = {{"sum", 5s, "is the sum: that is what `sequential` took"}},
             .right = 3s,
             .why = "The longest wait counts."}};
        return made;
    }();
    lesson_run run = sample_run();
    run.of = &l;
    for (std::size_t i = 0; i < run.sides.size(); ++i) run.sides[i].of = &l.sides[i];
    return run;
}

std::string document_of(const lesson_run& run) { return html_document(page_of(run)); }

// Each text between `before` and the next `after`. A regular expression of the C++ library would go
// one call deeper for each character, and the page's recording has more than the stack has room
// for.
std::vector<std::string> all_between(std::string_view page, std::string_view before,
                                     std::string_view after) {
    std::vector<std::string> found;
    for (auto at = page.find(before); at != page.npos; at = page.find(before, at)) {
        at += before.size();
        found.emplace_back(page.substr(at, page.find(after, at) - at));
    }
    return found;
}

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
    for (const std::string& page : {document_of(run), html_booklet({page_of(run)})}) {
        const std::vector<std::string> scripts = all_between(page, "<script", "</script>");
        REQUIRE(scripts.size() == 1);
        CHECK(scripts[0] == ">" + std::string(page_script()));
        CHECK(contains(page, "script-src " + script_source(page_script()) + "\">"));
        CHECK(count(page, "script-src") == 1);
    }
}

TEST_CASE("the picture comes first, then what came out, the story, the code, and all figures") {
    const std::string page = document_of(sample_run());
    std::size_t last = 0;
    for (const char* part : {"pictures", "outcome", "story", "code", "figures", "run"}) {
        const std::size_t at = page.find("id=\"gather-" + std::string(part) + "\"");
        CAPTURE(part);
        REQUIRE(at != page.npos);
        CHECK(at > last);
        last = at;
    }
    CHECK(page.find("class=\"given\">first-wait 2s") < page.find("id=\"gather-pictures\""));
}

TEST_CASE("one legend stands above all panels, which leave room for the longest name") {
    const std::string page = document_of(sample_run());
    CHECK(count(page, "<ul class=\"legend\">") == 1);
    CHECK(page.find("<ul class=\"legend\">") < page.find("<figure class=\"side\">"));
    CHECK(contains(page, R"(<div class="sides" data-count="3" style="--longest-name: 3ch">)"));
}

TEST_CASE("what answers the question can be kept back, and nothing else of the page says it") {
    const std::string page = document_of(asked_sample_run());
    CHECK(contains(page, "<article id=\"gather\" data-lesson=\"gather\" data-asks>"));
    // From the pictures to the outcome, all that is measured stands in what is `told`.
    for (const std::string& caption : all_between(page, "<figcaption><h3>", "</figcaption>")) {
        CHECK(contains(caption, "<strong class=\"told\">"));
    }
    CHECK(count(page, "<div class=\"drawing told\">") == 3);
    const std::size_t told = page.find("<div class=\"told\">\n<section id=\"gather-outcome\"");
    REQUIRE(told != page.npos);
    CHECK(told < page.find("The longest wait decides."));
    CHECK(contains(page, "<nav class=\"parts told\""));
}

TEST_CASE("each answer of each side has its grade and the reason of the error behind it") {
    const std::string page = document_of(asked_sample_run());
    CHECK(count(page, "After how long is it over?</p>") == 1);
    const std::vector<std::string> votes =
        all_between(page, "<div class=\"vote\" hidden>", "<div class=\"drawing");
    REQUIRE(votes.size() == 1);  // the lesson asks of one side only
    CHECK(contains(votes[0], R"(<button type="button" data-answer="0">3.00 s</button>)"));
    CHECK(contains(votes[0], R"(<button type="button" data-answer="1">5.00 s</button>)"));
    CHECK(contains(votes[0], "✓</span> right</span> You said 3.00 s, it was 3.00 s: right."));
    CHECK(
        contains(votes[0], "wrong. 5.00 s is the sum: that is what <code>sequential</code> took."));
    CHECK(contains(votes[0], R"(<p data-answer="2" hidden>It was 3.00 s.)"));
}

TEST_CASE("who has answered in the terminal is not asked again, nor where nothing is asked") {
    CHECK_FALSE(contains(document_of(sample_run()), "data-asks>"));
    lesson_run run = asked_sample_run();
    run.predictions = predicted_sample_run().predictions;
    run.predictions[0].of = run.sides[1].of;
    const std::string page = document_of(run);
    CHECK_FALSE(contains(page, "data-asks>"));
    CHECK_FALSE(contains(page, "class=\"vote\""));
}

TEST_CASE("prose that quotes the defaults says so where the run had others") {
    CHECK_FALSE(contains(document_of(sample_run()), "speaks of the defaults"));
    lesson_run run = sample_run();
    run.chosen.values["first-wait"] = 4;
    const lesson_page page{run, "# Two\n\n## The story\n\nA waits 2 s.\n", {}};
    CHECK(contains(html_document(page),
                   "<p class=\"defaults\">The text speaks of the defaults: first-wait 2s, "));
}

TEST_CASE("the figures that the lesson is about are a table of their own, a line a side") {
    lesson_run run = sample_run();
    lesson l = sample_lesson();
    l.on_screen = {"total", "served", "age"};
    run.of = &l;
    const std::string page = document_of(run);
    CHECK(contains(page, "<th scope=\"col\">total</th><th scope=\"col\">min … max</th>"));
    // One side of three has it: that would be an empty column.
    CHECK_FALSE(contains(page, "<th scope=\"col\">served</th>"));
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

TEST_CASE("spans are bars that say what they are, at their place on the common axis") {
    const std::string page = document_of(virtual_sample_run());
    // The slowest side takes 5.001 s.
    CHECK(contains(
        page,
        R"(data-json="/sides/1/spans/1" data-s="0 3 waits"><title>B waits: from 0 us to 3.00 s, for 3.00 s)"));
    CHECK(contains(page, R"(x="0%" width="59.988%")"));
    CHECK(contains(page, R"(<title>A done: at 2.00 s</title>)"));
    CHECK(contains(page, "aria-label=\"Timeline of gather: 2 lanes, 2 spans, up to 2 in flight"));
}

TEST_CASE("a lane that has only marks is drawn, and told in words") {
    lesson_run run = virtual_sample_run();
    run.sides[1].runs[0].spans.clear();
    run.sides[1].runs[0].marks = {{"heart", "beats", 0.5}, {"heart", "beats", 1}};
    const std::string page = document_of(run);
    CHECK(contains(page, R"(<li title="heart">heart</li>)"));
    CHECK(contains(page, R"(<title>heart beats: at 1.00 s</title>)"));
    CHECK(contains(page, "2 marks. heart beats: at 500 ms. heart beats: at 1.00 s."));
}

TEST_CASE("many lanes are drawn summed, and the page says so") {
    lesson_run run = sample_run();
    std::vector<span>& spans = run.sides[1].runs[0].spans;
    spans.clear();
    for (int i = 0; i < 300; ++i) spans.push_back({"request " + std::to_string(i), "waits", 0, 2});
    const std::string page = document_of(run);
    CHECK(contains(page, "300 spans summed: up to <data value=\"300\""));
    CHECK(contains(page, "Spans of gather: the first 20 of 300"));
    CHECK(count(page, "class=\"bar") == 0);
}

TEST_CASE("a series is a chart with its scale and its values") {
    const std::string page = document_of(sample_run());
    CHECK(contains(page, R"(queue depth, up to <data value="2.5" title="2.5" data-json=")"
                         R"(/sides/1/series/0/points/1/1">2.5</data>)"));
    CHECK(contains(
        page, R"(data-json="/sides/1/series/0/points/1"><title>from 1.50 s: queue depth 2.5)"));
    CHECK(contains(page, "queue depth of gather over time: up to 2.5, and 2.5 at the end."));
}

TEST_CASE("a verdict is a sign and a word, never a colour alone") {
    const std::string page = document_of(sample_run());
    CHECK(contains(page, "✓</span> holds</span>"));
    CHECK(contains(page, "✗</span> as expected</span> <span>no-gather"));
    CHECK(contains(page, "?</span> unclear</span>"));
    CHECK(contains(page, "not judged</span> <span>gather takes less than threads</span>"));
    CHECK(contains(page, "the waits are equal"));
    lesson_run failed = sample_run();
    failed.claims[0].verdict = verdict::fail;
    CHECK(contains(document_of(failed), "✗</span> FAILED</span> <span>gather takes"));
}

TEST_CASE("claims that hold are counted and folded, the others stand in front") {
    const std::string page = document_of(sample_run());
    const std::vector<std::string> folded =
        all_between(page, "<details class=\"held\">", "</details>");
    REQUIRE(folded.size() == 1);
    CHECK(contains(folded[0],
                   "</span> 2 of 4 claims hold; 1 needs a side that did not run</summary>"));
    CHECK(contains(folded[0], "gather waits on one thread"));
    CHECK_FALSE(contains(folded[0], "no-gather takes"));
    CHECK_FALSE(contains(folded[0], "gather is ahead"));
}

TEST_CASE("predictions are on the page with their grade and its reason") {
    lesson_run run = sample_run();
    CHECK_FALSE(contains(document_of(run), "sample-predictions"));
    run.predictions = {{.of = run.sides[1].of,
                        .guess = std::chrono::seconds(5),
                        .measured = seconds(3.001),
                        .grade = grade::wrong,
                        .reason = "5.00 s is the sum: what `sequential` took"}};
    const std::string page = document_of(run);
    CHECK(contains(page, "✗</span> wrong</span>"));
    CHECK(contains(
        page,
        R"(data-json="/predictions/0/predicted_s">5.00 s</data>, measured <data value="3.001")"));
    CHECK(contains(page, "is the sum: what <code>sequential</code> took"));
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
    const std::string page = html_booklet({page_of(one), {two, prose, {}}});
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
