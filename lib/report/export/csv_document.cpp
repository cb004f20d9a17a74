#include "report/export/csv_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "report/figures.hpp"
#include "report/json/json_words.hpp"
#include "report/metric_unit.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo {
namespace {

/// A field as it stands in the file. A spreadsheet takes a text that begins like a formula for one
/// and computes it, so an apostrophe stands before such a text (OWASP, "CSV Injection"); a number
/// that is negative stays a number.
class csv_field {
public:
    csv_field() = default;

    /// Anybody's text.
    explicit csv_field(std::string_view text) {
        const std::string shown = visible(text);
        const bool is_formula = !shown.empty() && formula_begins.find(shown[0]) != npos;
        const std::string field = (is_formula ? "'" : "") + shown;
        text_ = field.find_first_of("\",") == npos ? field : quoted(field);
    }

    /// A number; what is none is an empty field.
    template <class Number>
        requires std::is_arithmetic_v<Number>
    explicit csv_field(Number number) {
        if (std::isfinite(static_cast<double>(number))) text_ = fmt::format("{}", number);
    }

    [[nodiscard]] const std::string& str() const { return text_; }

private:
    static constexpr auto npos = std::string::npos;
    static constexpr std::string_view formula_begins = "=+-@";

    static std::string quoted(std::string_view field) {
        std::string out = "\"";
        for (const char c : field) {
            if (c == '"') out += '"';
            out += c;
        }
        return out += '"';
    }

    std::string text_;
};

using fields = std::vector<csv_field>;

void append_line(std::string& csv, const fields& line) {
    std::string_view separator;
    for (const csv_field& field : line) {
        csv.append(separator).append(field.str());
        separator = ",";
    }
    csv += "\r\n";
}

csv_field time_field(double s) { return csv_field(to_microsecond(s)); }

// By name, so that the columns do not depend on which side ran first.
void collect_metric_names(const lesson_run& run, std::set<std::string_view>& names) {
    for (const side_run& s : run.sides) {
        for (const recording& r : s.runs) {
            for (const auto& [name, value] : r.metrics) names.insert(name);
        }
    }
}

csv_field metric_field(const recording& r, std::string_view name) {
    const auto found = r.metrics.find(name);
    if (found == r.metrics.end()) return {};
    if (unit_of(name) == metric_unit::time_s) return time_field(found->second);
    return csv_field(found->second);
}

void append_usage(fields& line, const recording& r) {
    const auto add = [&](auto figure) {
        line.push_back(r.usage ? csv_field(figure(*r.usage)) : csv_field());
    };
    add([](const resource_usage& u) { return to_microsecond(u.cpu_s); });
    line.emplace_back(r.peak_in_flight());
    add([](const resource_usage& u) { return u.peak_threads; });
    add([](const resource_usage& u) { return u.peak_rss_kb; });
    add([](const resource_usage& u) { return u.voluntary_switches; });
    add([](const resource_usage& u) { return u.involuntary_switches; });
}

// Of what was predicted: the figures with their unit, if any.
fields header(const std::set<std::string_view>& metrics, const prediction* predicted) {
    fields line;
    for (const char* name :
         {"lesson", "clock", "speed", "seed", "complete", "verdict", "side", "mistake", "run",
          "exit", "wall_s", "ideal_s", "cpu_s", "peak_in_flight", "peak_threads", "peak_rss_kb",
          "voluntary_switches", "involuntary_switches"}) {
        line.emplace_back(name);
    }
    for (const std::string_view name : metrics) line.emplace_back(name);
    if (predicted != nullptr) {
        for (const char* name : {"predicted", "measured", "truth"}) {
            line.emplace_back(name_with_unit(name, predicted->guess.in));
        }
        line.emplace_back("grade");
        line.emplace_back("reason");
    }
    return line;
}

csv_field quantity_field(const quantity& q) {
    return q.in == finding::unit::time_s ? time_field(q.value) : csv_field(q.value);
}

// Where nothing was predicted of a side, as many empty fields.
void append_prediction(fields& line, const lesson_run& run, const side_run& s) {
    if (run.predictions.empty()) return;
    const auto found = std::find_if(run.predictions.begin(), run.predictions.end(),
                                    [&s](const prediction& p) { return p.of == s.of; });
    if (found == run.predictions.end()) {
        line.resize(line.size() + 5);
        return;
    }
    for (const std::optional<quantity>& q :
         {std::optional(found->guess), found->measured, found->truth}) {
        line.push_back(q ? quantity_field(*q) : csv_field());
    }
    line.emplace_back(to_string(found->grade));
    line.emplace_back(found->reason);
}

fields line_of(const lesson_run& run, const side_run& s, std::size_t round,
               const std::set<std::string_view>& metrics) {
    const recording& r = s.runs[round];
    const std::optional<double> ideal = ideal_s(s, run);
    fields line;
    line.emplace_back(run.of->name);
    line.emplace_back(to_string(run.chosen.clock));
    line.emplace_back(run.chosen.speed);
    line.emplace_back(run.chosen.seed);
    line.emplace_back(run.is_complete() ? "true" : "false");
    line.emplace_back(to_string(run.verdict()));
    line.emplace_back(s.of->name);
    line.emplace_back(s.of->is_mistake() ? "true" : "false");
    line.emplace_back(round + 1);
    line.emplace_back(to_string(r.exit));
    line.push_back(time_field(r.wall_s));
    line.push_back(ideal ? time_field(*ideal) : csv_field());
    append_usage(line, r);
    for (const std::string_view name : metrics) line.push_back(metric_field(r, name));
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

// The line of a value that a sweep did not come to, as long as any other.
fields line_of_no_run(const lesson& of, std::size_t columns) {
    fields line;
    line.emplace_back(of.name);
    line.resize(line.size() + 3);  // clock, speed, seed
    line.emplace_back("false");    // complete
    line.emplace_back(to_string(verdict::inconclusive));
    line.resize(line.size() + 3);  // side, mistake, run
    line.emplace_back(to_string(ending::interrupted));
    line.resize(columns);
    return line;
}

}  // namespace

std::string csv_document(const lesson_run& run) {
    std::set<std::string_view> metrics;
    collect_metric_names(run, metrics);
    std::string csv;
    append_line(csv, header(metrics, run.predictions.empty() ? nullptr : &run.predictions.front()));
    for (const fields& line : lines_of(run, metrics)) append_line(csv, line);
    return csv;
}

std::string csv_document(const sweep_run& sweep) {
    std::set<std::string_view> metrics;
    for (const lesson_run& run : sweep.points) collect_metric_names(run, metrics);
    const auto with = [](csv_field first, fields line) {
        line.insert(line.begin(), std::move(first));
        return line;
    };
    const fields names = header(metrics, nullptr);
    std::string csv;
    append_line(csv, with(csv_field(json_name(*sweep.swept)), names));
    for (std::size_t i = 0; i < sweep.points.size(); ++i) {
        for (const fields& line : lines_of(sweep.points[i], metrics)) {
            append_line(csv, with(csv_field(sweep.values[i]), line));
        }
    }
    for (std::size_t i = sweep.points.size(); i < sweep.values.size(); ++i) {
        append_line(csv, with(csv_field(sweep.values[i]), line_of_no_run(*sweep.of, names.size())));
    }
    return csv;
}

}  // namespace asyncdemo
