#include "report/json/picture_feed.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "samples/sample_run.hpp"
#include "support/property.hpp"

using namespace asyncdemo;
using json = nlohmann::ordered_json;

namespace {

// What a browser has of a picture (`drawing.js` does the same).
class follower {
public:
    void hear(const std::string& text) {
        if (text.empty()) return;
        const json message = json::parse(text);
        if (message["kind"] == "picture") {
            picture = message;
            return;
        }
        picture["axis_s"] = message["axis_s"];
        for (const json& news : message["sides"])
            grow(picture["sides"].at(news["index"].get<std::size_t>()), news);
    }

    json picture;

private:
    static void grow(json& side, const json& news) {
        for (const auto& [name, value] : news.items()) {
            if (name == "index") continue;
            if (name == "ended") {
                for (const json& end : value)
                    side["spans"].at(end[0].get<std::size_t>())[4] = end[1];
            } else if (name == "spans" || name == "marks") {
                for (const json& one : value) side[name].push_back(one);
            } else if (name == "curves") {
                for (const json& curve : value) grow_curve(side["curves"], curve);
            } else {
                side[name] = value;
            }
        }
    }

    static void grow_curve(json& curves, const json& news) {
        const auto known = std::find_if(curves.begin(), curves.end(),
                                        [&](const json& c) { return c["name"] == news["name"]; });
        if (known == curves.end()) return curves.push_back(news);
        (*known)["highest"] = news["highest"];
        for (const json& point : news["points"]) (*known)["points"].push_back(point);
    }
};

lesson_run begun_run() {
    lesson_run run;
    run.of = &sample_lesson();
    run.chosen = sample_lesson().default_settings();
    for (int i = 0; i < 2; ++i) {
        side_run side{.of = &sample_lesson().sides[static_cast<std::size_t>(i)], .runs = {}};
        side.runs.emplace_back().phase = phase::to_come;
        run.sides.push_back(side);
    }
    return run;
}

// Something that happens in a run, told by a number.
void happen(lesson_run& run, std::uint32_t what) {
    recording& r = run.sides[what % 2].runs.back();
    what /= 2;
    const std::uint32_t detail = what / 8;
    const std::string lane = std::to_string(detail % 30);
    if (r.phase == phase::over) return;
    r.phase = phase::running;
    switch (what % 8) {
        case 0:
        case 1:
            r.spans.push_back({lane, detail % 3 == 0 ? "waits" : "counts", r.wall_s, still_open});
            break;
        case 2:
        case 3:
            for (span& s : r.spans) {
                if (!s.is_open()) continue;
                s.end_s = r.wall_s;
                break;
            }
            break;
        case 4:
            r.marks.push_back({lane, "is answered", r.wall_s});
            break;
        case 5:
            if (r.series.empty()) r.series.push_back({"depth", {}});
            r.series[0].points.emplace_back(r.wall_s, detail % 50);
            break;
        case 6:
            r.wall_s += detail % 1'000 / 1e3;
            break;
        case 7:
            if (detail % 50 != 0) break;
            for (span& s : r.spans) s.end_s = std::min(s.end_s, r.wall_s);
            r.phase = phase::over;
            break;
    }
}

}  // namespace

TEST_CASE("whoever hears every update has the same picture as one who comes late") {
    const auto holds = [](const std::vector<std::vector<std::uint32_t>>& happenings) {
        lesson_run run = begun_run();
        picture_feed feed(run);
        follower early;
        early.hear(feed.snapshot());
        for (const auto& some : happenings) {
            for (const std::uint32_t each : some) happen(run, each);
            early.hear(feed.update(run));
            if (early.picture != json::parse(feed.snapshot())) return false;
        }
        return true;
    };
    test::for_all(holds, 100);
    // Long ones, which go beyond what can be drawn one by one.
    const auto holds_for_long = [&](std::uint32_t seed) {
        std::vector<std::vector<std::uint32_t>> happenings(60);
        for (auto& some : happenings) {
            for (int i = 0; i < 100; ++i)
                some.push_back((seed = seed * 1'664'525U + 1'013'904'223U) >> 7U);
        }
        return holds(happenings);
    };
    test::for_all(holds_for_long, 3);
}

TEST_CASE("a picture has the sides, their bars and how they stand, in the page's words") {
    lesson_run run = begun_run();
    picture_feed feed(run);
    json picture = json::parse(feed.snapshot());
    CHECK(picture["kind"] == "picture");
    CHECK(picture["sides"][0]["name"] == run.sides[0].of->name);
    CHECK(picture["sides"][0]["phase"] == "to come");

    recording& r = run.sides[0].runs.back();
    r.phase = phase::running;
    r.wall_s = 1.25;
    r.spans.push_back({"B", "waits", 0.0004, still_open});
    r.spans.push_back({"A", "waits", 0.5, 1.0004});
    r.marks.push_back({"A", "is answered", 1});
    const json grown = json::parse(feed.update(run));
    CHECK(grown["sides"] == json::parse(R"([{"index": 0, "phase": "running", "wall_s": 1.25,
        "spans": [["B", "waits", "waiting", 0.0, null], ["A", "waits", "waiting", 0.5, 1.0]],
        "marks": [["A", "is answered", 1.0]], "lanes": ["A", "B"]}])"));
    CHECK(feed.update(run).empty());

    r.spans[0].end_s = 3;
    r.wall_s = 3;
    r.phase = phase::over;
    const json ended = json::parse(feed.update(run));
    CHECK(ended["sides"] == json::parse(R"([{"index": 0, "phase": "over", "end": "3.00 s",
        "wall_s": 3.0, "ended": [[0, 3.0]]}])"));
}

TEST_CASE(
    "the axis is as long as the slowest side ought to take, and longer when that takes longer") {
    lesson_run run = begun_run();
    picture_feed feed(run);
    const double ideal = json::parse(feed.snapshot())["axis_s"];
    CHECK(ideal > 0);
    recording& r = run.sides[1].runs.back();
    r.phase = phase::running;
    r.wall_s = ideal / 2;
    CHECK(json::parse(feed.update(run))["axis_s"] == ideal);
    r.wall_s = ideal * 2;
    CHECK(json::parse(feed.update(run))["axis_s"] == ideal * 2);
}

TEST_CASE("a side with too much for bars becomes one curve, of at most 300 points, however long") {
    lesson_run run = begun_run();
    picture_feed feed(run);
    follower early;
    early.hear(feed.snapshot());
    recording& r = run.sides[0].runs.back();
    r.phase = phase::running;
    bool was_summed = false;
    for (int i = 0; i < 50'000; ++i) {
        r.wall_s = i * 0.001;
        r.spans.push_back({std::to_string(i % 7), "waits", r.wall_s, still_open});
        if (i % 3 != 0) {
            for (std::size_t k = r.spans.size() - 1; k + 5 > r.spans.size() && k > 0; --k) {
                if (r.spans[k].is_open()) r.spans[k].end_s = r.wall_s;
            }
        }
        if (i % 100 != 0) continue;
        early.hear(feed.update(run));
        const json& side = early.picture["sides"][0];
        if (!side["curves"].empty()) was_summed = true;
        CHECK(side["spans"].empty() == was_summed);
        CHECK(side["lanes"].empty() == was_summed);
        if (was_summed) CHECK(side["curves"][0]["points"].size() <= 300);
    }
    CHECK(was_summed);
    const json& curve = early.picture["sides"][0]["curves"][0];
    CHECK(curve["name"] == "in flight");
    CHECK(curve["highest"] == r.in_flight().highest());
}

TEST_CASE("curves of one name have one full height on all sides") {
    lesson_run run = begun_run();
    picture_feed feed(run);
    follower early;
    early.hear(feed.snapshot());
    for (side_run& side : run.sides) side.runs.back().series.push_back({"depth", {{0.5, 3}}});
    early.hear(feed.update(run));
    run.sides[1].runs.back().series[0].points.emplace_back(1, 70);
    early.hear(feed.update(run));
    for (const json& side : early.picture["sides"]) CHECK(side["curves"][0]["highest"] == 70);
}

TEST_CASE("another round is a picture of its own") {
    lesson_run run = begun_run();
    run.sides[0].runs.back().spans.push_back({"A", "waits", 0, 1});
    picture_feed feed(run);
    run.sides[0].runs.emplace_back();
    const json picture = json::parse(feed.update(run));
    CHECK(picture["kind"] == "picture");
    CHECK(picture["sides"][0]["spans"].empty());
}

TEST_CASE("names that are no UTF-8 are told as text all the same") {
    lesson_run run = begun_run();
    run.sides[0].runs.back().spans.push_back({"\xff<script>", "waits", 0, 1});
    const picture_feed feed(run);
    CHECK(json::parse(feed.snapshot())["sides"][0]["lanes"][0] == "\xef\xbf\xbd<script>");
}
