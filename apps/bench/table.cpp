#include "bench/table.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "lesson/median.hpp"

namespace asyncdemo::bench {
namespace {

double ns_per_operation(double seconds_of_run, count n) {
    return seconds_of_run * 1e9 / static_cast<double>(n);
}

template <class Value>
double median_of(const std::vector<measured_run>& runs, Value value) {
    std::vector<double> values;
    for (const measured_run& r : runs) values.push_back(value(r));
    return median(std::move(values));
}

double median_seconds(const series_of_runs& of) {
    return median_of(of.runs, [](const measured_run& r) { return r.result.seconds; });
}

double median_peak_kb(const series_of_runs& of) {
    return median_of(of.runs,
                     [](const measured_run& r) { return static_cast<double>(r.peak_rss_kb); });
}

std::string further_medians(const series_of_runs& of) {
    std::string text;
    const std::size_t known = of.runs.front().result.further.size();
    for (std::size_t i = 0; i < known; ++i) {
        const double middle =
            median_of(of.runs, [i](const measured_run& r) { return r.result.further.at(i).value; });
        text += fmt::format("  {} {:.6g}", of.runs.front().result.further[i].name, middle);
    }
    return text;
}

}  // namespace

std::string write_json_line(std::string_view work, const series_of_runs& of) {
    const measured_run& last = of.runs.back();
    const double took = last.result.seconds;
    std::string line = fmt::format(
        R"({{"bench":"{}","impl":"{}","n":{},"seconds":{:.6f},"per_op_ns":{:.2f},"peak_rss_kb":{})",
        work, of.implementation, of.n, took, ns_per_operation(took, of.n), last.peak_rss_kb);
    for (const further_figure& f : last.result.further) {
        line += fmt::format(R"(,"{}":{})", f.name, f.value);
    }
    return line + "}";
}

std::string write_table_head() {
    return fmt::format("{:12}{:14}{:>11}{:>12}{:>15}{:>12}{:>12}", "work", "done with", "n",
                       "median", "each", "peak", "aio takes");
}

std::string write_table_lines(std::string_view work, const std::vector<series_of_runs>& all) {
    const double first_each = ns_per_operation(median_seconds(all.front()), all.front().n);
    std::string lines;
    for (const series_of_runs& one : all) {
        const double took = median_seconds(one);
        const double each = ns_per_operation(took, one.n);
        const bool is_first = &one == &all.front();
        lines += fmt::format(
            "{:12}{:14}{:>11}{:>10.4f} s{:>12.1f} ns{:>9.1f} MB{:>12}{}\n", is_first ? work : "",
            one.implementation, one.n, took, each, median_peak_kb(one) / 1024,
            is_first ? "" : fmt::format("{:.3g} x", first_each / each), further_medians(one));
    }
    return lines;
}

}  // namespace asyncdemo::bench
