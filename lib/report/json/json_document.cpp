#include "report/json/json_document.hpp"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <variant>

#include "report/figures.hpp"
#include "report/json/json_value.hpp"
#include "report/json/json_words.hpp"
#include "report/json/json_writer.hpp"
#include "report/version.hpp"

namespace asyncdemo {
namespace {

using json = nlohmann::ordered_json;

void write_parameters(json_writer& to, const lesson_run& run) {
    to.object("parameters", [&] {
        for (const any_parameter& p : run.of->parameters) {
            const auto chosen = run.chosen.values.find(name_of(p));
            if (chosen == run.chosen.values.end()) continue;
            to.member(json_name(p), json_parameter(p, chosen->second));
        }
    });
}

void write_machine(json_writer& to, const machine& m) {
    to.object("machine", [&] {
        to.member("cpus", m.cpus);
        to.member("os", m.os);
        to.member("compiler", m.compiler);
        if (!m.python.empty()) to.member("python", m.python);
        if (m.cpu_quota) to.member("cpu_quota", *m.cpu_quota);
    });
}

void write_round(json_writer& to, const recording& r) {
    const auto measured = [&](std::string_view name, auto figure) {
        to.member(name, r.usage ? json(figure(*r.usage)) : json());
    };
    to.begin_object();
    to.member("wall_s", json_seconds(r.wall_s));
    measured("cpu_s", [](const resource_usage& u) { return json_seconds(u.cpu_s); });
    to.member("peak_in_flight", r.peak_in_flight());
    measured("peak_threads", [](const resource_usage& u) { return u.peak_threads; });
    measured("peak_rss_kb", [](const resource_usage& u) { return u.peak_rss_kb; });
    measured("voluntary_switches", [](const resource_usage& u) { return u.voluntary_switches; });
    measured("involuntary_switches",
             [](const resource_usage& u) { return u.involuntary_switches; });
    if (r.usage && r.usage->run_delay_s > 0) {
        to.member("run_delay_s", json_seconds(r.usage->run_delay_s));
    }
    to.member("exit", to_string(r.exit));
    if (!r.problem.empty()) to.member("problem", r.problem);
    to.end_object();
}

void write_walls(json_writer& to, const side_run& s) {
    const std::optional<wall_times> walls = finished_walls(s);
    if (!walls) {
        to.member("wall_s", nullptr);
        return;
    }
    to.object("wall_s", [&] {
        to.member("median", json_seconds(walls->median));
        to.member("min", json_seconds(walls->min));
        to.member("max", json_seconds(walls->max));
    });
}

void write_row(json_writer& to, const row& line) {
    to.begin_object();
    for (const auto& [name, value] : line) {
        const auto* number = std::get_if<double>(&value);
        to.member(name, number != nullptr
                            ? json_figure(name, *number)
                            : std::visit([](const auto& v) { return json(v); }, value));
    }
    to.end_object();
}

void write_span(json_writer& to, const span& s) {
    to.begin_object();
    to.member("lane", s.lane);
    to.member("what", s.what);
    to.member("start_s", json_seconds(s.start_s));
    to.member("end_s", json_seconds(s.end_s));
    to.end_object();
}

void write_series(json_writer& to, const series& s) {
    to.begin_object();
    to.member("name", s.name);
    to.list("points", s.points, [&](const auto& point) {
        to.begin_list();
        to.value(json_seconds(point.first));
        to.value(json_figure(s.name, point.second));
        to.end_list();
    });
    to.end_object();
}

void write_mark(json_writer& to, const mark& m) {
    to.begin_object();
    to.member("lane", m.lane);
    to.member("what", m.what);
    to.member("at_s", json_seconds(m.at_s));
    to.end_object();
}

// A side that was interrupted before its first round has nothing to tell.
const recording& first_round(const side_run& s) {
    static const recording nothing;
    return s.runs.empty() ? nothing : s.runs.front();
}

/// What the sides list may be a million things.
enum class lists { written, left_out };

void write_side(json_writer& to, const side_run& s, const lesson_run& run, lists which) {
    const recording& first = first_round(s);
    const std::optional<double> ideal = ideal_s(s, run);
    to.begin_object();
    to.member("name", s.of->name);
    to.member("mistake", s.of->is_mistake());
    if (s.of->is_python()) to.member("python_of", s.of->python_of);
    if (s.of->is_model()) to.member("model_of", s.of->model_of);
    to.member("ideal_s", ideal ? json_seconds(*ideal) : json());
    to.list("runs", s.runs, [&](const recording& r) { write_round(to, r); });
    write_walls(to, s);
    to.object("metrics", [&] {
        for (const auto& [name, value] : first.metrics) to.member(name, json_figure(name, value));
    });
    if (which == lists::written) {
        to.list("rows", first.rows, [&](const row& r) { write_row(to, r); });
        to.list("spans", first.spans, [&](const span& one) { write_span(to, one); });
        to.list("series", first.series, [&](const series& one) { write_series(to, one); });
        to.list("marks", first.marks, [&](const mark& m) { write_mark(to, m); });
    }
    to.end_object();
}

json figure_of(const finding& f, double value) {
    if (!f.unanswerable.empty()) return nullptr;
    return f.in == finding::unit::time_s ? json_seconds(value) : json_figure("", value);
}

void write_claim(json_writer& to, const judged_claim& c) {
    to.begin_object();
    to.member("text", c.text);
    to.member("verdict", to_string(c.verdict));
    to.member("measured", figure_of(c.found, c.found.measured));
    to.member("bound", figure_of(c.found, c.found.bound));
    to.member("relation", json_word(c.found.should_be));
    to.member("unit", json_word(c.found.in));
    if (c.verdict == verdict::inconclusive) to.member("reason", c.reason);
    to.end_object();
}

void write_prediction(json_writer& to, const prediction& p, const lesson& of) {
    to.begin_object();
    to.member("side", p.of->name);
    to.member("asks", of.prediction.asks);
    const auto figure = [&](std::string_view name, const std::optional<quantity>& q) {
        const std::string full_name = name_with_unit(name, p.guess.in);
        to.member(full_name, q ? json_figure(full_name, q->value) : json());
    };
    figure("predicted", p.guess);
    figure("measured", p.measured);
    if (p.truth) figure("truth", p.truth);
    to.member("unit", json_word(p.guess.in));
    if (p.is_disturbed) to.member("disturbed", true);
    to.member("grade", to_string(p.grade));
    to.member("reason", p.reason);
    to.end_object();
}

void write(json_writer& to, const lesson_run& run, lists which) {
    to.begin_object();
    to.member("schema_version", schema_version);
    to.member("asyncdemo", version_of(run));
    to.member("lesson", run.of->name);
    to.member("clock", to_string(run.chosen.clock));
    to.member("speed", run.chosen.speed);
    to.member("seed", run.chosen.seed);
    write_parameters(to, run);
    write_machine(to, run.machine);
    if (run.was_served) to.member("served", true);
    to.list("sides", run.sides, [&](const side_run& s) { write_side(to, s, run, which); });
    to.list("claims", run.claims, [&](const judged_claim& c) { write_claim(to, c); });
    to.list("unjudged", run.unjudged, [&](const auto& text) { to.value(text); });
    to.list("predictions", run.predictions,
            [&](const prediction& p) { write_prediction(to, p, *run.of); });
    if (run.chosen.clock == clock_kind::real) {
        to.list("lateness_s", run.lateness_s, [&](double late) { to.value(json_seconds(late)); });
    }
    to.member("complete", run.is_complete());
    to.member("verdict", to_string(run.verdict()));
    to.end_object();
}

}  // namespace

json json_without_lists(const lesson_run& run) {
    json_writer to;
    write(to, run, lists::left_out);
    return json::parse(to.finish());
}

void write_json(json_writer& to, const lesson_run& run) { write(to, run, lists::written); }

std::string json_document(const lesson_run& run, std::size_t most_bytes) {
    json_writer to(most_bytes);
    write_json(to, run);
    return to.finish();
}

}  // namespace asyncdemo
