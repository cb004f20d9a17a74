#include "report/html/html_lesson.hpp"

#include <doctest/doctest.h>

#include <chrono>

#include "report/html/sample_page.hpp"
#include "samples/sample_run.hpp"
#include "support/text.hpp"

using namespace asyncdemo;

namespace {

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

}  // namespace

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
    CHECK(page.find("<strong>first-wait 2s</strong> how long A waits") <
          page.find("id=\"gather-pictures\""));
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
        CHECK(contains(caption, "<span class=\"total told\">ran for <strong>"));
    }
    CHECK(count(page, "<div class=\"drawing told\">") == 3);
    const std::size_t told = page.find("<div class=\"told\">\n<section id=\"gather-outcome\"");
    REQUIRE(told != page.npos);
    CHECK(told < page.find("The longest wait decides."));
    CHECK(contains(page, "<nav class=\"parts told\""));
}

TEST_CASE("each answer of each side has its grade and the reason of the error behind it") {
    const std::string page = document_of(asked_sample_run());
    CHECK(count(page, "<p class=\"asks\">After how long is it over?</p>") == 1);
    const std::vector<std::string> votes =
        all_between(page, "<div class=\"vote\" hidden>", "<div class=\"drawing");
    REQUIRE(votes.size() == 1);  // the lesson asks of one side only, and says so of the others
    CHECK(count(page, "hidden>Not asked: it comes with the rest.</p>") == 2);
    CHECK(contains(votes[0], R"(<button type="button" data-answer="0">3.00 s</button>)"));
    CHECK(contains(votes[0], R"(<button type="button" data-answer="1">5.00 s</button>)"));
    CHECK(contains(votes[0], "✓</span> right</span> You said 3.00 s, it was 3.00 s. The longest"));
    CHECK(contains(votes[0],
                   "it was 3.00 s. 5.00 s is the sum: that is what <code>sequential</code> took."));
    CHECK(contains(votes[0], R"(<p data-answer="2" hidden>It was 3.00 s.)"));
}

TEST_CASE("the moment that a lesson names is told, as long as it lies within the run") {
    lesson l = sample_lesson();
    l.moment = {{std::chrono::seconds(2), "`A` is done."}};
    lesson_run run = sample_run();
    run.of = &l;
    CHECK(contains(
        document_of(run),
        R"(data-pause-s="2.05"><strong>After 2.00 s</strong>: <code>A</code> is done.</p>)"));
    l.moment = {{std::chrono::seconds(6), "All is over."}};
    CHECK_FALSE(contains(document_of(run), "All is over."));
    CHECK_FALSE(contains(document_of(sample_run()), "data-pause-s=\""));
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
