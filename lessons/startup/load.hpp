// The load of `startup`, by the settings alone: it is the same all the time, and in its midst the
// service is restarted.
#pragma once

#include "lessons/startup/sides.hpp"

namespace asyncdemo::lessons::startup {

/// Halfway from one request to the next, so that none comes in the very moment.
inline duration restarts(const settings& chosen) {
    return chosen[calm] + chosen[arrivals].interval() / 2;
}

/// When the last request comes.
inline duration closes(const settings& chosen) {
    return chosen[calm] + chosen[takes] + chosen[warm_up] + chosen[calm];
}

/// When that is answered, even if it has to wait for the new server.
inline duration over(const settings& chosen) { return closes(chosen) + chosen[takes]; }

/// How many come in that time.
inline integer come_within(const settings& chosen, duration time) {
    return time / chosen[arrivals].interval();
}

inline integer how_many(const settings& chosen) { return come_within(chosen, closes(chosen)) + 1; }

/// How many come while the new server warms up.
inline integer meanwhile(const settings& chosen) { return come_within(chosen, chosen[warm_up]); }

/// How many the old server has in hand when it is stopped.
inline integer in_hand(const settings& chosen) { return come_within(chosen, chosen[takes]); }

/// How often a balancer looks whether a server is ready.
inline constexpr duration look_every = 20ms;

// What a client asks for.
inline constexpr std::string_view work_path = "/work";
inline constexpr std::string_view ready_path = "/ready";
inline constexpr std::string_view over_path = "/over";        // in a run: no more requests come
inline constexpr std::string_view restart_path = "/restart";  // people, with POST

}  // namespace asyncdemo::lessons::startup
