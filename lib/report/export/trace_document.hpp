// A run as trace events, which Perfetto and chrome://tracing draw: a process for each side, a track
// for each of its lanes, a counter for each series.
#pragma once

#include <string>

#include "lesson/lesson_run.hpp"

namespace asyncdemo {

/// The first round, in the JSON form of the Trace Event Format. The spans of a track are disjoint:
/// a lane whose spans overlap gets further tracks, "client (2)".
std::string trace_document(const lesson_run& run);

}  // namespace asyncdemo
