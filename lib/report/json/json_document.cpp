#include "report/json/json_document.hpp"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "report/figures.hpp"
#include "report/json/json_value.hpp"
#include "report/json/json_words.hpp"
#include "report/json/json_writer.hpp"
#include "report/version.hpp"

namespace asyncdemo {
namespace {

using json = nlohmann::ordered_json;

json parameters(const lesson_run& run) {
    json all = json::object();
    for (const any_parameter& p : run.of->parameters) {
        const auto chosen = run.chosen.values.find(name_of(p));
        if (chosen == run.chosen.values.end()) continue;
        all[json_name(p)] = json_parameter(p, chosen->second);
    }
    return all;
}

json round_of(const recording& r) {
    const auto measured = [&r](auto figure) { return r.usage ? json(figure(*r.usage)) : json(); };
    json round;
    round["wall_s"] = json_seconds(r.wall_s);
    round["cpu_s"] = measured([](const resource_usage& u) { return json_seconds(u.cpu_s); });
    round["peak_in_flight"] = r.peak_in_flight();
    round["peak_threads"] = measured([](const resource_usage& u) { return u.peak_threads; });
    round["peak_rss_kb"] = measured([](const resource_usage& u) { return u.peak_rss_kb; });
    round["voluntary_switches"] =
        measured([](const resource_usage& u) { return u.voluntary_switches; });
    round["involuntary_switches"] =
        measured([](const resource_usage& u) { return u.involuntary_switches; });
    round["exit"] = to_string(r.exit);
    if (!r.problem.empty()) round["problem"] = r.problem;
    return round;
}

json metrics_of(const recording& r) {
    json all = json::object();
    for (const auto& [name, value] : r.metrics) all[name] = json_figure(name, value);
    return all;
}

json row_of(const row& line) {
    json cells = json::object();
    for (const auto& [name, value] : line) {
        const auto* number = std::get_if<double>(&value);
        cells[name] = number != nullptr ? json_figure(name, *number)
                                        : std::visit([](const auto& v) { return json(v); }, value);
    }
    return cells;
}

json span_of(const span& s) {
    return {{"lane", s.lane},
            {"what", s.what},
            {"start_s", json_seconds(s.start_s)},
            {"end_s", json_seconds(s.end_s)}};
}

json mark_of(const mark& m) {
    return {{"lane", m.lane}, {"what", m.what}, {"at_s", json_seconds(m.at_s)}};
}

void write_series(json_writer& to, const series& s) {
    to.begin_object();
    to.member("name", s.name);
    to.list("points", s.points, [&s](const auto& point) {
        return json::array({json_seconds(point.first), json_figure(s.name, point.second)});
    });
    to.end_object();
}

// What the sides list, which may be a million things, goes into the text one by one.
void write_lists(json_writer& to, const recording& r) {
    to.list("rows", r.rows, row_of);
    to.list("spans", r.spans, span_of);
    to.key("series");
    to.begin_list();
    for (const series& s : r.series) write_series(to, s);
    to.end_list();
    to.list("marks", r.marks, mark_of);
}

// A side that was interrupted before its first round has nothing to tell.
const recording& first_round(const side_run& s) {
    static const recording nothing;
    return s.runs.empty() ? nothing : s.runs.front();
}

json walls_of(const side_run& s) {
    const std::optional<wall_times> walls = finished_walls(s);
    if (!walls) return nullptr;
    return {{"median", json_seconds(walls->median)},
            {"min", json_seconds(walls->min)},
            {"max", json_seconds(walls->max)}};
}

json side_of(const side_run& s, const lesson_run& run) {
    json rounds = json::array();
    for (const recording& r : s.runs) rounds.push_back(round_of(r));
    const std::optional<double> ideal = ideal_s(s, run);
    json out;
    out["name"] = s.of->name;
    out["mistake"] = s.of->is_mistake();
    if (s.of->is_model()) out["model_of"] = s.of->model_of;
    out["ideal_s"] = ideal ? json_seconds(*ideal) : json();
    out["runs"] = std::move(rounds);
    out["wall_s"] = walls_of(s);
    out["metrics"] = metrics_of(first_round(s));
    return out;
}

json figure_of(const finding& f, double value) {
    if (!f.unanswerable.empty()) return nullptr;
    return f.in == finding::unit::time_s ? json_seconds(value) : json_figure("", value);
}

json claims_of(const lesson_run& run) {
    json all = json::array();
    for (const judged_claim& c : run.claims) {
        json claim;
        claim["text"] = c.text;
        claim["verdict"] = to_string(c.verdict);
        claim["measured"] = figure_of(c.found, c.found.measured);
        claim["bound"] = figure_of(c.found, c.found.bound);
        claim["relation"] = json_word(c.found.should_be);
        claim["unit"] = json_word(c.found.in);
        if (c.verdict == verdict::inconclusive) claim["reason"] = c.reason;
        all.push_back(std::move(claim));
    }
    return all;
}

json predictions_of(const lesson_run& run) {
    json all = json::array();
    for (const prediction& p : run.predictions) {
        json one;
        one["side"] = p.of->name;
        one["asks"] = run.of->prediction.asks;
        one["predicted_s"] = json_seconds(seconds(p.guess).count());
        one["measured_s"] = p.measured ? json_seconds(p.measured->count()) : json();
        one["grade"] = to_string(p.grade);
        one["reason"] = p.reason;
        all.push_back(std::move(one));
    }
    return all;
}

json lateness_of(const lesson_run& run) {
    json all = json::array();
    for (const double late : run.lateness_s) all.push_back(json_seconds(late));
    return all;
}

void write_sides(json_writer& to, const lesson_run& run, const json& without_lists) {
    to.key("sides");
    to.begin_list();
    for (std::size_t i = 0; i < run.sides.size(); ++i) {
        to.begin_object();
        for (const auto& [name, value] : without_lists[i].items()) to.member(name, value);
        write_lists(to, first_round(run.sides[i]));
        to.end_object();
    }
    to.end_list();
}

}  // namespace

json json_without_lists(const lesson_run& run) {
    json sides = json::array();
    for (const side_run& s : run.sides) sides.push_back(side_of(s, run));

    json document;
    document["schema_version"] = schema_version;
    document["asyncdemo"] = version_of(run);
    document["lesson"] = run.of->name;
    document["clock"] = to_string(run.chosen.clock);
    document["speed"] = run.chosen.speed;
    document["seed"] = run.chosen.seed;
    document["parameters"] = parameters(run);
    document["machine"] = {
        {"cpus", run.machine.cpus}, {"os", run.machine.os}, {"compiler", run.machine.compiler}};
    if (run.machine.cpu_quota) document["machine"]["cpu_quota"] = *run.machine.cpu_quota;
    document["sides"] = std::move(sides);
    document["claims"] = claims_of(run);
    document["unjudged"] = run.unjudged;
    document["predictions"] = predictions_of(run);
    if (run.chosen.clock == clock_kind::real) document["lateness_s"] = lateness_of(run);
    document["complete"] = run.is_complete();
    document["verdict"] = to_string(run.verdict());
    return document;
}

void write_json(json_writer& to, const lesson_run& run) {
    const json document = json_without_lists(run);
    to.begin_object();
    for (const auto& [name, value] : document.items()) {
        if (name == "sides") {
            write_sides(to, run, value);
        } else {
            to.member(name, value);
        }
    }
    to.end_object();
}

std::string json_document(const lesson_run& run, std::size_t most_bytes) {
    json_writer to(most_bytes);
    write_json(to, run);
    return to.finish();
}

}  // namespace asyncdemo
