// The figures of a run as a table for spreadsheets and data frames: one line a side and round.
#pragma once

#include <string>

#include "lesson/sweep_run.hpp"

namespace asyncdemo {

/// As in RFC 4180, so lines end with CR LF; the first one has the names. After the columns that
/// every lesson has come the metrics of all sides, by name, and then the predictions if there
/// are any. What a side does not have is an empty field. There is no verdict: claims are about
/// sides and not about lines. The JSON document has it.
std::string csv_document(const lesson_run& run);

/// The lines of all runs of a sweep in one table, which has the value of the swept parameter, by
/// its name in the JSON document, as the first column.
std::string csv_document(const sweep_run& sweep);

}  // namespace asyncdemo
