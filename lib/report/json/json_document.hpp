// The JSON document of a run, which scripts read: its names and units stay as they are, and more
// fields may come. `json_schema.hpp` has the schema.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "lesson/lesson_run.hpp"
#include "report/json/json_writer.hpp"

namespace asyncdemo {

/// Of all documents about runs.
inline constexpr int schema_version = 1;

/// On the virtual clock, two runs give the same bytes but for the version and the machine: what is
/// measured of the machine is null or left out.
/// Throws `std::length_error` when it would be longer, as soon as that is
/// known.
std::string json_document(const lesson_run& run, std::size_t most_bytes = json_writer::any_length);

/// Writes the same where the run is a part of another document.
void write_json(json_writer& to, const lesson_run& run);

/// The same without what the sides list (rows, spans, series, marks), not yet written.
nlohmann::ordered_json json_without_lists(const lesson_run& run);

}  // namespace asyncdemo
