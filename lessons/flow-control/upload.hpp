// The upload of `flow-control`, by the settings alone: what is sent and when, and how long it
// takes.
#pragma once

#include "lessons/flow-control/sides.hpp"

namespace asyncdemo::lessons::flow_control {

/// The field of a request that says which item it is, from 1 on.
inline constexpr std::string_view number_field = "Item";

/// What is drawn over time: how many items are in the queue, and how many the client still has.
inline constexpr std::string_view in_service = "in service";
inline constexpr std::string_view at_client = "at client";

/// In bytes: what the system may hold for each end, each way. It would hold megabytes by itself,
/// and so hide for a while who waits.
inline constexpr int held_by_system = 64 * 1024;

/// When the client has that item, the first of which is 1.
inline duration due(const settings& chosen, integer number) {
    return (number - 1) * chosen[sends].interval();
}

/// How many items the client has had by that moment.
inline integer due_by(const settings& chosen, duration moment) {
    return std::min(chosen[items], moment / chosen[sends].interval() + 1);
}

/// How long the upload takes a client that never has to wait.
inline duration at_pace_of_client(const settings& chosen) { return due(chosen, chosen[items]); }

/// How long the service takes to pass everything on.
inline duration at_pace_of_service(const settings& chosen) {
    return chosen[items] * chosen[passes_on].interval();
}

inline duration longest(const settings& chosen) {
    return std::max(at_pace_of_client(chosen), at_pace_of_service(chosen));
}

}  // namespace asyncdemo::lessons::flow_control
