// What was measured, as text: a JSON line for a run, or a table of medians.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bench/benchmark.hpp"
#include "bench/run.hpp"

namespace asyncdemo::bench {

/// The runs of one implementation.
struct series_of_runs {
    std::string_view implementation;
    count n = 0;
    std::vector<measured_run> runs;
};

/// The last run as a JSON object, without the end of the line. Further figures stand at its end.
std::string write_json_line(std::string_view work, const series_of_runs& of);

/// The titles of the columns.
std::string write_table_head();

/// A line for each of `all`: medians, and how many times as long as it the first one took for an
/// operation.
std::string write_table_lines(std::string_view work, const std::vector<series_of_runs>& all);

}  // namespace asyncdemo::bench
