// What a trace calls its processes and tracks.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>

namespace asyncdemo {

/// The names that events of the kind ("process_name", "thread_name") give, by process and track; of
/// a process the track is 0.
std::map<std::pair<int, int>, std::string> names(const nlohmann::json& trace, const char* kind);

}  // namespace asyncdemo
