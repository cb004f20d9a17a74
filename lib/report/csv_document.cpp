#include "report/csv_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "report/figures.hpp"
#include "report/json_value.hpp"
#include "report/metric_unit.hpp"

namespace asyncdemo {
namespace {

using fields = std::vector<std::string>;

std::string as_field(std::string_view field) {
    if (field.find_first_of("\",\r\n") == std::string_view::npos) return std::string(field);
    std::string out = "\"";
    for (const char c : field) {
        if (c == '"') out += '"';
        out += c;
    }
    return out += '"';
}

void append_line(std::string& csv, const fields& line) {
    std::string_view separator;
    for (const std::string& field : line) {
        csv.append(separator).append(as_field(field));
        separator = ",";
    }
    csv += "\r\n";
}

std::string time_text(double s) { return fmt::format("{}", to_microsecond(s)); }

// By name, so that the columns do not depend on which side ran first.
void collect_metric_names(const lesson_run& run, std::set<std::string_view>& names) {
    for (const side_run& s : run.sides) {
        for (const recording& r : s.runs) {
            for (const auto& [name, value] : r.metrics) names.insert(name);
        }
    }
}

std::string metric_text(const recording& r, std::string_view name) {
    const auto found = r.metrics.find(name);
    if (found == r.metrics.end()) return {};
    if (unit_of(name) == metric_unit::time_s) return time_text(found->second);
    return fmt::format("{}", found->second);
}

void append_usage(fields& line, const recording& r) {
    const auto add = [&](auto figure) {
        line.push_back(r.usage ? fmt::format("{}", figure(*r.usage)) : std::string());
    };
    add([](const resource_usage& u) { return time_text(u.cpu_s); });
    line.push_back(fmt::format("{}", r.peak_in_flight()));
    add([](const resource_usage& u) { return u.peak_threads; });
    add([](const resource_usage& u) { return u.peak_rss_kb; });
    add([](const resource_usage& u) { return u.voluntary_switches; });
    add([](const resource_usage& u) { return u.involuntary_switches; });
}

fields header(const std::set<std::string_view>& metrics, bool has_predictions) {
    fields line{"lesson",
                "clock",
                "speed",
                "seed",
                "side",
                "mistake",
                "run",
                "exit",
                "wall_s",
                "ideal_s",
                "cpu_s",
                "peak_in_flight",
                "peak_threads",
                "peak_rss_kb",
                "voluntary_switches",
                "involuntary_switches"};
    for (const std::string_view name : metrics) line.emplace_back(name);
    if (has_predictions) {
        for (const char* name : {"predicted_s", "measured_s", "grade", "reason"}) {
            line.emplace_back(name);
        }
    }
    return line;
}

// Where nothing was predicted of a side, as many empty fields.
void append_prediction(fields& line, const lesson_run& run, const side_run& s) {
    if (run.predictions.empty()) return;
    const auto found = std::find_if(run.predictions.begin(), run.predictions.end(),
                                    [&s](const prediction& p) { return p.of == s.of; });
    if (found == run.predictions.end()) {
        line.resize(line.size() + 4);
        return;
    }
    line.push_back(time_text(seconds(found->guess).count()));
    const std::optional<seconds>& measured = found->measured;
    line.push_back(measured ? time_text(measured->count()) : std::string());
    line.emplace_back(to_string(found->grade));
    line.push_back(found->reason);
}

fields line_of(const lesson_run& run, const side_run& s, std::size_t round,
               const std::set<std::string_view>& metrics) {
    const recording& r = s.runs[round];
    const std::optional<double> ideal = ideal_s(s, run);
    fields line{std::string(run.of->name),
                std::string(to_string(run.chosen.clock)),
                fmt::format("{}", run.chosen.speed),
                fmt::format("{}", run.chosen.seed),
                std::string(s.of->name),
                s.of->is_mistake() ? "true" : "false",
                fmt::format("{}", round + 1),
                std::string(to_string(r.exit)),
                time_text(r.wall_s),
                ideal ? time_text(*ideal) : std::string()};
    append_usage(line, r);
    for (const std::string_view name : metrics) line.push_back(metric_text(r, name));
    append_prediction(line, run, s);
    return line;
}

// The line of each side and round.
std::vector<fields> lines_of(const lesson_run& run, const std::set<std::string_view>& metrics) {
    std::vector<fields> lines;
    for (const side_run& s : run.sides) {
        for (std::size_t round = 0; round < s.runs.size(); ++round) {
            lines.push_back(line_of(run, s, round, metrics));
        }
    }
    return lines;
}

}  // namespace

std::string csv_document(const lesson_run& run) {
    std::set<std::string_view> metrics;
    collect_metric_names(run, metrics);
    std::string csv;
    append_line(csv, header(metrics, !run.predictions.empty()));
    for (const fields& line : lines_of(run, metrics)) append_line(csv, line);
    return csv;
}

std::string csv_document(const sweep_run& sweep) {
    std::set<std::string_view> metrics;
    for (const lesson_run& run : sweep.points) collect_metric_names(run, metrics);
    const auto with = [](std::string first, fields line) {
        line.insert(line.begin(), std::move(first));
        return line;
    };
    std::string csv;
    append_line(csv, with(json_name(*sweep.swept), header(metrics, false)));
    for (std::size_t i = 0; i < sweep.points.size(); ++i) {
        for (const fields& line : lines_of(sweep.points[i], metrics)) {
            append_line(csv, with(fmt::format("{}", sweep.values[i]), line));
        }
    }
    return csv;
}

}  // namespace asyncdemo
