#include "report/terminal/event_list.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "lesson/event_order.hpp"
#include "lesson/playback.hpp"
#include "report/export/markdown_document.hpp"
#include "report/html/html_document.hpp"
#include "report/terminal/live_view.hpp"
#include "report/terminal/screen.hpp"
#include "report/terminal/timeline.hpp"
#include "report/text_layout.hpp"
#include "samples/sample_run.hpp"
#include "support/text.hpp"

using namespace asyncdemo;

namespace {

const terminal_style ascii{.width = 79, .has_color = false, .is_ascii = true};
constexpr std::size_t any_width = 40;

using lines = std::vector<std::string>;

// Two marks at once, two more after a wait.
recording short_recording() {
    recording r;
    r.wall_s = 0.1;
    r.marks = {{"caller", "calls", 0.00001},
               {"caller", "awaits", 0.00002},
               {"body", "begins", 0.00003},
               {"caller", "goes on", 0.1}};
    return r;
}

recording long_recording(int events) {
    recording r;
    r.wall_s = 1;
    for (int i = 1; i <= events; ++i) r.marks.push_back({"body", fmt::format("step {}", i), 0});
    return r;
}

const lesson& lesson_about_order() {
    static const lesson l = [] {
        lesson changed = sample_lesson();
        changed.shows_order = true;
        return changed;
    }();
    return l;
}

lesson_run run_with_order(const recording& second_side) {
    lesson_run run = sample_run();
    run.of = &lesson_about_order();
    run.sides[1].runs.front().marks = second_side.marks;
    return run;
}

lines drawn(const recording& r, std::size_t width = any_width) {
    return draw_event_order(order_of_events(r), ascii, width);
}

std::string joined(const lines& all) { return fmt::format("{}\n", fmt::join(all, "\n")); }

// The line in which the text stands first.
std::ptrdiff_t line_of(const lines& page, std::string_view text) {
    return std::find_if(page.begin(), page.end(),
                        [text](const std::string& l) { return contains(l, text); }) -
           page.begin();
}

}  // namespace

TEST_CASE("each event has its number, each further lane stands further to the right") {
    CHECK(drawn(short_recording()) == lines{"1 caller calls", "2 caller awaits", "3   body begins",
                                            "  100 ms later", "4 caller goes on"});
}

TEST_CASE("a pause is told when it is a good part of the run, and no shorter one") {
    recording r = short_recording();
    r.wall_s = 10;
    CHECK_FALSE(contains(joined(drawn(r)), "later"));
    r = short_recording();
    for (mark& m : r.marks) m.at_s /= 1000;
    r.wall_s /= 1000;
    CHECK_FALSE(contains(joined(drawn(r)), "later"));  // less than a millisecond
}

TEST_CASE("of a long list the middle is counted, with the numbers going on behind it") {
    const auto all = drawn(long_recording(200));
    REQUIRE(all.size() == enough_events + 1);
    CHECK(all.front() == "  1 body step 1");
    CHECK(all[16] == "    ... 176 more events");
    CHECK(all[17] == "193 body step 193");
    CHECK(all.back() == "200 body step 200");
}

TEST_CASE("nothing is left out where the note would take as much room") {
    CHECK(order_of_events(long_recording(enough_events + 1)).left_out == 0);
    CHECK(order_of_events(long_recording(enough_events + 2)).left_out == 2);
    CHECK(order_of_events(long_recording(0)).is_empty());
    CHECK(drawn(long_recording(0)).empty());
}

TEST_CASE("a long text is broken and never wider than the panel") {
    recording r;
    r.marks = {{"body", "does something that takes many words to be told", 0}};
    const auto all = drawn(r, 20);
    CHECK(all.size() == 4);
    CHECK(all[0] == "1 body does");
    CHECK(all[1] == "  something that");
    for (const std::string& l : all) CHECK(display_width(l) <= 20);
}

TEST_CASE("the lists stand side by side above the lanes, and below each other when it is narrow") {
    const lesson_run run = run_with_order(short_recording());
    const lines wide = draw_timelines(run, ascii);
    CHECK(contains(wide[static_cast<std::size_t>(line_of(wide, "1 caller calls"))], "|"));
    CHECK(line_of(wide, "4 caller goes on") < line_of(wide, "A ."));
    terminal_style narrow = ascii;
    narrow.width = 40;
    const lines stacked = draw_timelines(run, narrow);
    CHECK(contains(joined(stacked), "\n1 caller calls\n2 caller awaits\n3   body begins\n"));
}

TEST_CASE("only a lesson about the order shows it") {
    lesson_run run = run_with_order(short_recording());
    run.of = &sample_lesson();
    CHECK_FALSE(contains(screen(run, ascii, false), "caller calls"));
    CHECK_FALSE(contains(markdown_document(run), "caller calls"));
    CHECK_FALSE(contains(html_document({run, "", {}}), "class=\"order\""));
}

TEST_CASE("a picture that moves shows what has happened so far") {
    lesson_run run = run_with_order(short_recording());
    const auto picture = [&run](double at_s, std::size_t most_lines) {
        return draw_picture(as_of(run, at_s), ascii, most_lines, {});
    };
    CHECK(contains(joined(picture(0.05, 50)), "3   body begins"));
    CHECK_FALSE(contains(joined(picture(0.05, 50)), "goes on"));
    CHECK(contains(joined(picture(0.1, 50)), "4 caller goes on"));

    run = run_with_order(long_recording(200));
    for (const std::size_t most_lines : {4U, 10U, 16U, 24U, 50U}) {
        CAPTURE(most_lines);
        CHECK(picture(3, most_lines).size() <= most_lines);
    }
    CHECK(contains(joined(picture(3, 30)), "200 body step 200"));
}

TEST_CASE("the Markdown page numbers the events of each side that has some") {
    const std::string page = markdown_document(run_with_order(short_recording()));
    CHECK(contains(page,
                   "**gather**, in the order in which it happened:\n\n1. caller calls\n2. caller "
                   "awaits\n3. body begins\n4. caller goes on"));
    CHECK_FALSE(contains(page, "**sequential**"));
    CHECK(contains(markdown_document(run_with_order(long_recording(200))),
                   "16. body step 16\n\n176 more events here\n\n193. body step 193\n"));
}

TEST_CASE("the HTML page has a list with a name, and the moment of each event as a figure") {
    const std::string page = html_document({run_with_order(short_recording()), "", {}});
    CHECK(contains(
        page, R"(<ol class="order" start="1" aria-label="What happened in gather, in order">)"));
    CHECK(contains(page, R"(<li class="depth1">body begins<span class="at"> at <data value=)"));
    CHECK(contains(page, R"(data-json="/sides/1/marks/3/at_s">100 ms</data>)"));
    const std::string long_page = html_document({run_with_order(long_recording(200)), "", {}});
    CHECK(contains(long_page, "176 more events"));
    CHECK(contains(long_page, R"(<ol class="order" start="193")"));
}
