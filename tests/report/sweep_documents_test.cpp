// A sweep in every form: the chart, the tables, the documents.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "lesson/claim_words.hpp"
#include "report/export/csv_document.hpp"
#include "report/export/markdown_document.hpp"
#include "report/json/json_schema.hpp"
#include "report/json/sweep_json.hpp"
#include "report/schema_check.hpp"
#include "report/terminal/curve_chart.hpp"
#include "report/terminal/sweep_screen.hpp"
#include "report/text_layout.hpp"
#include "samples/sample_sweep.hpp"
#include "support/text.hpp"

using namespace asyncdemo;
using nlohmann::json;

namespace {

// One side grows with the value, one is flat up to 8.
sweep_run bent_sweep() { return sample_sweep({{1, 2, 4, 8, 16, 32}, {3, 3, 3, 3, 6, 12}}); }

std::vector<std::string> chart(const sweep_run& sweep, const terminal_style& style) {
    return draw_chart(curves_of(sweep), *sweep.swept, style);
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

// In which line of the chart the sign stands at each place from the left, counted from the top.
std::vector<std::size_t> heights(const std::vector<std::string>& lines, char sign) {
    std::vector<std::pair<std::size_t, std::size_t>> places;
    const auto axis = std::find_if(lines.begin(), lines.end(),
                                   [](const std::string& l) { return contains(l, "+--"); });
    for (auto l = lines.begin(); l != axis; ++l) {
        const std::size_t edge = l->find_first_of("|+");
        if (edge == std::string::npos) continue;  // above the drawing
        for (std::size_t at = edge + 1; at < l->size(); ++at) {
            if ((*l)[at] == sign) {
                places.emplace_back(at, static_cast<std::size_t>(l - lines.begin()));
            }
        }
    }
    std::sort(places.begin(), places.end());
    std::vector<std::size_t> all;
    for (const auto& [at, line] : places) all.push_back(line);
    return all;
}

}  // namespace

TEST_CASE("the chart fits the width, narrow and wide, and is ASCII when that is asked for") {
    for (const int width : {40, 60, 80, 200}) {
        for (const bool is_ascii : {false, true}) {
            CAPTURE(width);
            for (const std::string& line :
                 chart(bent_sweep(), {.width = width, .is_ascii = is_ascii})) {
                CHECK(display_width(line) <= static_cast<std::size_t>(width));
                const bool is_plain = std::all_of(line.begin(), line.end(), [](char c) {
                    return static_cast<unsigned char>(c) < 0x80;
                });
                if (is_ascii) CHECK(is_plain);
            }
        }
    }
}

TEST_CASE("what grows in proportion rises evenly on the chart, and what is flat stays level") {
    const auto lines =
        chart(sample_sweep({{1, 2, 4, 8, 16}, {64, 64, 64, 64, 64}}), {.is_ascii = true});
    const auto grows = heights(lines, 'o');
    const auto flat = heights(lines, '#');
    REQUIRE(grows.size() == 5);
    REQUIRE(flat.size() == 5);
    for (std::size_t i = 1; i < 5; ++i) {
        CHECK(grows[i] < grows[i - 1]);
        CHECK(flat[i] == flat[0]);
    }
    CHECK(grows.front() + 1 ==
          static_cast<std::size_t>(std::find_if(lines.begin(), lines.end(),
                                                [](const std::string& l) {
                                                    return contains(l, "+--") || contains(l, "++-");
                                                }) -
                                   lines.begin()));
}

TEST_CASE("curves that coincide are drawn as several of them") {
    const auto lines = chart(sample_sweep({{1, 2, 4}, {1, 2, 4}}), {.is_ascii = true});
    CHECK(heights(lines, '*').size() == 3);
    CHECK(contains(joined(lines), "* several of them"));
    CHECK_FALSE(contains(joined(chart(bent_sweep(), {.is_ascii = true})), "several"));
}

TEST_CASE("times that hardly differ are drawn as one height") {
    const auto line =
        heights(chart(sample_sweep({{1, 1.02, 0.99, 1.01}}), {.is_ascii = true}), 'o');
    REQUIRE(line.size() == 4);
    CHECK(*std::max_element(line.begin(), line.end()) -
              *std::min_element(line.begin(), line.end()) <=
          1);
}

TEST_CASE("a value without a figure is marked, and no line is drawn across it") {
    sweep_run sweep = sample_sweep({{1, 2, 4, 8, 16}});
    sweep.points[2].sides[0].runs[0].exit = ending::timeout;
    const auto lines = chart(sweep, {.is_ascii = true});
    CHECK(heights(lines, 'o').size() == 4);
    CHECK(heights(lines, 'X').size() == 1);
    CHECK(contains(joined(lines), "X did not finish"));
    CHECK(contains(screen(sweep, {.width = 200, .is_ascii = true}, false), "nothing at tasks 4"));
}

TEST_CASE("the chart says what it is of, and which axes are logarithmic") {
    sweep_run sweep = bent_sweep();
    const std::string doubling = joined(chart(sweep, {.is_ascii = true}));
    CHECK(doubling.starts_with("After how long is it over?\n"));
    CHECK(contains(doubling, "across: tasks (logarithmic); up: logarithmic"));
    sweep.steps = sweep_steps::adding;
    CHECK(contains(joined(chart(sweep, {.is_ascii = true})), "across: tasks (linear); up: linear"));
}

TEST_CASE("growth that differs from step to step is told as a range") {
    CHECK(contains(screen(sample_sweep({{1, 2.2, 4.2}}), {.width = 200}, false),
                   "no knee: 1.9x to 2.2x a doubling"));
}

TEST_CASE("nothing is drawn where nothing came to its end") {
    sweep_run sweep = sample_sweep({{1}});
    sweep.points[0].sides[0].runs[0].exit = ending::timeout;
    CHECK(chart(sweep, {}).empty());
    sweep.points.clear();
    CHECK(chart(sweep, {}).empty());
}

TEST_CASE("the screen tells the knee of each side, explains it, and has every wall") {
    const std::string text = screen(bent_sweep(), {.width = 300, .is_ascii = true}, false);
    CHECK(contains(text, "sequential: no knee: 2.0x a doubling throughout"));
    CHECK(contains(text, "gather: knee at tasks 8: 1.0x a doubling up to there, 2.0x after it"));
    CHECK(contains(text, "The knee is"));
    CHECK(contains(text, "After how long is it over? by tasks"));
    CHECK(contains(text, "32.0 s"));
    CHECK(contains(text, "6 of 6 claims hold, over 6 of 6 values."));
    CHECK_FALSE(contains(screen(bent_sweep(), {.width = 300}, true), "The knee is"));
}

TEST_CASE("the screen tells at which value something went wrong") {
    sweep_run sweep = bent_sweep();
    sweep.points[2].sides[1].runs[0].exit = ending::crashed;
    sweep.points[2].sides[1].runs[0].problem = "was killed";
    sweep.points[4].claims[0].verdict = verdict::fail;
    const std::string text = screen(sweep, {.is_ascii = true}, true);
    CHECK(contains(text, "tasks 4: gather: was killed"));
    CHECK(contains(text, "[FAILED] tasks 16: gather takes the longest wait"));
    CHECK(contains(text, "5 of 6 claims hold"));
}

TEST_CASE("the JSON of a sweep keeps the schema, with the document of every run") {
    const json schema = json::parse(json_schema());
    const json document = json::parse(json_document(bent_sweep()));
    CHECK(violations(schema, document).empty());
    REQUIRE(document.at("points").size() == 6);
    for (const json& point : document.at("points")) {
        CHECK(violations(schema, point.at("run")).empty());
        CHECK(point.at("run").at("parameters").at("tasks") == point.at("value"));
    }
}

TEST_CASE("the JSON of a sweep has its curves and knees") {
    const json document = json::parse(json_document(bent_sweep()));
    CHECK(document.at("sweep").at("parameter") == "tasks");
    CHECK(document.at("sweep").at("values") == json({1, 2, 4, 8, 16, 32}));
    const json& curves = document.at("curves");
    REQUIRE(curves.size() == 2);
    CHECK(curves[0].at("knee").is_null());
    CHECK(curves[1].at("side") == "gather");
    CHECK(curves[1].at("points").at(5) == json({32, 12.0}));
    CHECK(curves[1].at("knee").at("value") == 8);
    CHECK(curves[1].at("knee").at("figure") == 3.0);
    CHECK(document.at("verdict") == "pass");
}

TEST_CASE("the JSON of a sweep names the metric of its curves, and its unit") {
    sweep_run sweep = bent_sweep();
    const auto metric = [&sweep] {
        return json::parse(json_document(sweep)).at("sweep").at("metric");
    };
    CHECK(metric() == json{{"name", "wall_s"}, {"unit", "s"}});
    for (const auto& [name, unit] : {std::pair{"age_s", "s"},
                                     {"memory_kb", "kb"},
                                     {"served_per_s", "per_s"},
                                     {"dropped", "count"}}) {
        sweep.metric = name;
        CHECK(metric() == json{{"name", name}, {"unit", unit}});
    }
}

TEST_CASE("what a lesson computes for its question is no metric, and has a unit all the same") {
    lesson computes = *bent_sweep().of;
    computes.prediction.measure =
        measured_figure<multiple>{[](const side_view&) { return multiple(2); }};
    sweep_run sweep = bent_sweep();
    sweep.of = &computes;
    CHECK(json::parse(json_document(sweep)).at("sweep").at("metric") ==
          json{{"name", nullptr}, {"unit", "factor"}});
}

TEST_CASE("the CSV of a sweep has the value before the columns of a run") {
    const std::string csv = csv_document(bent_sweep());
    CHECK(csv.starts_with("tasks,lesson,clock,"));
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 1 + 6 * 2);
    CHECK(contains(csv, "\r\n8,gather,real,1,7,true,pass,sequential,false,1,ok,8,"));
}

TEST_CASE("a sweep that was ended early says so, in every form, wherever that came") {
    constexpr auto interrupted = "Interrupted: this is what was measured so far";
    sweep_run during_a_run = bent_sweep();
    during_a_run.points.back().was_interrupted = true;
    sweep_run between_two = bent_sweep();
    between_two.points.resize(4);
    sweep_run before_the_first = bent_sweep();
    before_the_first.points.clear();
    for (const sweep_run& sweep : {during_a_run, between_two, before_the_first}) {
        CHECK(contains(screen(sweep, {.width = 200}, false), interrupted));
        CHECK(contains(markdown_document(sweep), interrupted));
        CHECK(contains(csv_document(sweep), "\r\n32,gather,"));
        const json document = json::parse(json_document(sweep));
        CHECK(document.at("complete") == false);
        CHECK(violations(json::parse(json_schema()), document).empty());
    }
    CHECK(
        contains(csv_document(between_two), "\r\n16,gather,,,,false,inconclusive,,,,interrupted,"));
    CHECK_FALSE(contains(screen(bent_sweep(), {.width = 200}, false), interrupted));
    CHECK_FALSE(contains(markdown_document(bent_sweep()), interrupted));
}

TEST_CASE("the Markdown of a sweep has a table by value and side, and the knees") {
    const std::string page = markdown_document(bent_sweep());
    CHECK(
        contains(page, "| tasks | sequential | gather |\n| ---: | ---: | ---: |\n| 1 | 1.00 s |"));
    CHECK(contains(page, "- gather: knee at tasks 8"));
    CHECK(contains(page, "- tasks 32: all hold"));
    // The parameter that is swept has no one value.
    CHECK_FALSE(contains(page, "`tasks`"));
    CHECK(contains(page, "`rate`"));
}
