// A lesson run for many values of a parameter.
#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>

#include "program/programs.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

// On the virtual clock gather takes the longer wait, which is b from 800 ms on.
words virtual_sweep(const words& more = {}) {
    words all{"gather", "--clock", "virtual", "--a", "800ms", "--sweep", "b=100ms..6400ms"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

outcome good(words arguments) {
    outcome o = run(program(std::move(arguments)));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(o.err.empty());
    return o;
}

void check_refused(const words& more, std::string_view because) {
    words all{"gather"};
    all.insert(all.end(), more.begin(), more.end());
    const outcome o = run(program(all));
    CAPTURE(o);
    CHECK(o.exit_code == 2);
    CHECK(o.out.empty());
    CHECK(contains(o.err, because));
}

const nlohmann::json& curve_of(const nlohmann::json& document, std::string_view side) {
    for (const auto& c : document.at("curves")) {
        if (c.at("side") == side) return c;
    }
    throw std::out_of_range("no such curve");
}

}  // namespace

TEST_CASE("a sweep runs the lesson for every doubled value and finds where the curve bends") {
    const auto document = json_of(good(virtual_sweep({"--json"})).out);
    CHECK(document.at("sweep").at("parameter") == "b_s");
    CHECK(document.at("sweep").at("values") == nlohmann::json({0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4}));
    REQUIRE(document.at("points").size() == 7);
    for (const auto& point : document.at("points")) {
        const auto& one = point.at("run");
        CHECK(one.at("parameters").at("b_s") == point.at("value"));
        CHECK(one.at("parameters").at("a_s") == 0.8);
        const double b = point.at("value");
        CHECK(side_of(one, "gather").at("wall_s").at("median") == std::max(0.8, b));
    }
    CHECK(curve_of(document, "gather").at("knee").at("value") == 0.8);
    CHECK(document.at("verdict") == "pass");
}

TEST_CASE("a sweep really runs what it shows: the sum grows with the tasks, the longest does not") {
    // Unclear claims are a warning only: a machine may be late.
    const auto document =
        json_of(run(program({"gather", "--sweep", "tasks=1..16", "--each", "50ms", "--json"})).out);
    const auto& sum = curve_of(document, "sequential").at("points");
    const auto& longest = curve_of(document, "gather").at("points");
    REQUIRE(sum.size() == 5);
    CHECK(sum.at(4).at(1).get<double>() > 3 * sum.at(0).at(1).get<double>());
    CHECK(longest.at(4).at(1).get<double>() < sum.at(4).at(1).get<double>() / 2);
}

TEST_CASE("a sweep is shown as a chart, its knees and a table, at any width") {
    for (const char* width : {"60", "200"}) {
        CAPTURE(width);
        const std::string text = good(virtual_sweep({"--width", width})).out;
        CHECK(width_of(widest_line(text)) <= static_cast<std::size_t>(std::stoi(width)));
        CHECK(contains(text, "gather: knee at b 800ms"));
        CHECK(contains(text, "by b"));
        CHECK(contains(text, "6400ms"));
    }
    CHECK(is_ascii(good(virtual_sweep({"--ascii"})).out));
}

TEST_CASE("a sweep can be written in every format, to a file as well") {
    const temporary_directory d;
    for (const char* name : {"sweep.json", "sweep.csv", "sweep.md"}) {
        CAPTURE(name);
        const std::string format = std::string(name).ends_with("md") ? "markdown" : name + 6;
        CHECK(good(virtual_sweep({"-o", d.path(name)})).out == good(virtual_sweep()).out);
        CHECK(content_of(d.path(name)) == good(virtual_sweep({"--format", format})).out);
    }
    CHECK(lines_of(content_of(d.path("sweep.csv"))).size() == 1 + 7 * 3);
}

TEST_CASE("what runs in a sweep is chosen as for a run") {
    const auto document = json_of(
        good(virtual_sweep({"--side", "gather", "--runs", "2", "--seed", "5", "--json"})).out);
    for (const auto& point : document.at("points")) {
        CHECK(point.at("run").at("sides").size() == 1);
        CHECK(point.at("run").at("sides").at(0).at("runs").size() == 2);
        CHECK(point.at("run").at("seed") == 5);
    }
}

TEST_CASE("a sweep draws any figure that the lesson shows") {
    const words lost{"lock", "--clock", "virtual", "--sweep", "tasks=2,5,8", "--metric", "lost"};
    words as_json = lost;
    as_json.emplace_back("--json");
    const auto document = json_of(good(as_json).out);
    CHECK(document.at("sweep").at("figure") == "lost");
    CHECK(curve_of(document, "bare").at("points") == nlohmann::json({{2, 1}, {5, 4}, {8, 7}}));
    CHECK(contains(good(lost).out, "lost by tasks"));
    check_refused({"--metric", "wall_s"}, "--metric needs --sweep");
    check_refused({"--sweep", "a=1s..2s", "--metric", "age"}, "names no figure of gather");
}

TEST_CASE("a sweep fails when a claim fails at any value, and says at which") {
    const outcome o = run(program(virtual_sweep({"--mistake", "--no-color", "--ascii"})));
    CHECK(o.exit_code == 1);
    CHECK(contains(o.out, "[FAILED] b 100ms: "));
    CHECK(contains(o.out, "[FAILED] b 6400ms: "));
}

TEST_CASE("a side that does not come to its end leaves a gap and not a point") {
    const outcome o = run(program({"gather", "--sweep", "b=50ms..3200ms", "--a", "50ms", "--side",
                                   "gather", "--timeout", "1s", "--json"}));
    CHECK(o.exit_code == 3);
    CHECK(contains(o.err, "gather, b 3200ms: gather: "));
    const auto document = json_of(o.out);
    CHECK(document.at("points").size() == 7);
    CHECK(document.at("complete") == false);
    CHECK(curve_of(document, "gather").at("points").size() < 7);
    CHECK(curve_of(document, "gather").at("points").size() >= 1);
}

TEST_CASE("what is not a sweep is refused before anything runs, with what would be one") {
    check_refused({"--sweep", "tasks"}, "write PARAM=A..B, such as a=2s..16s");
    check_refused({"--sweep", "taks=1..2"}, "did you mean tasks?");
    check_refused({"--sweep", "tasks=1..many"}, "\"many\" is not a whole number");
    check_refused({"--sweep", "tasks=1..20000"}, "it can be 0 to 10000");
    check_refused({"--sweep", "tasks=0..8"}, "begins at 0");
    check_refused({"--sweep", "tasks=8..8"}, "doesn't grow");
    check_refused({"--sweep", "a=1..2"}, "has no unit");
    check_refused({"--sweep", "a=1s..2s", "--a", "1s"}, "--a and --sweep a can't be combined");
    check_refused({"--sweep", "a=1s..2s", "--step"}, "--step can't be combined with --sweep");
    check_refused({"--sweep", "a=1s..2s", "--predict", "gather=1s"}, "--predict can't be combined");
    check_refused({"--sweep", "a=1s..2s", "--html", "x.html"}, "table, json, csv or markdown");
    const outcome o = run(
        program({"producer-consumer", "--sweep", "produce-min=50ms..1s", "--clock", "virtual"}));
    CHECK(o.exit_code == 2);
    CHECK(contains(o.err, "--sweep at produce-min 200ms: "));
}

TEST_CASE("Ctrl-C ends a sweep with what was measured so far") {
    launch l = program({"gather", "--sweep", "tasks=1..1024", "--each", "100ms", "--json"});
    l.err = {stream_to::kind::terminal};
    process_under_test p(l);
    REQUIRE(p.writes("gather, tasks 16 (5 of 11): running"));
    p.send_to_group(SIGINT);
    const outcome o = p.wait();
    CAPTURE(o);
    CHECK(o.exit_code == 130);
    CHECK(o.left_over.empty());
    const auto document = json_of(o.out);
    CHECK(document.at("complete") == false);
    CHECK(document.at("points").size() >= 5);
    CHECK(curve_of(document, "sequential").at("points").size() >= 4);
    CHECK(document.at("sweep").at("values").size() == 11);
}
