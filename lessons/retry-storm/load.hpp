// The load of `retry-storm`, by the settings alone: calm, then a spike, then as calm as before.
#pragma once

#include "lessons/retry-storm/sides.hpp"

namespace asyncdemo::lessons::retry_storm {

inline duration spike_begins(const settings& chosen) { return chosen[spike_for]; }
inline duration spike_ends(const settings& chosen) { return 2 * chosen[spike_for]; }
inline duration closes(const settings& chosen) { return spike_ends(chosen) + chosen[after]; }

/// From a request that comes `at` that moment to the next.
inline duration until_next(const settings& chosen, duration at) {
    const duration usual = chosen[arrivals].interval();
    const bool is_spike = at >= spike_begins(chosen) && at < spike_ends(chosen);
    return is_spike ? usual / chosen[spike] : usual;
}

/// Goodput is counted over so long.
inline duration one_look(const settings& chosen) { return chosen[patience] / 2; }

/// When the end begins, of which the figures at the end are: some looks before all is over.
inline duration end_begins(const settings& chosen) {
    return closes(chosen) - std::min(4 * one_look(chosen), chosen[after]);
}

}  // namespace asyncdemo::lessons::retry_storm
