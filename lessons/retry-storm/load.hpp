// The load of `retry-storm`, by the settings alone: calm, then a spike, then as calm as before. And
// what a service without retries makes of it.
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

/// When the end begins, of which the figures at the end are.
inline duration end_begins(const settings& chosen) {
    return closes(chosen) - std::min(2 * chosen[patience], chosen[after]);
}

/// Calls that the service can answer.
inline rate capacity(const settings& chosen) {
    return {static_cast<double>(chosen[workers]) / seconds(chosen[takes]).count()};
}

/// How many requests wait when the spike is over, if none is made twice.
inline double left_by_spike(const settings& chosen) {
    const double comes = static_cast<double>(chosen[spike]) * chosen[arrivals].per_second;
    return std::max(0.0,
                    (comes - capacity(chosen).per_second) * seconds(chosen[spike_for]).count());
}

/// How many may wait before the next is answered too late.
inline double most_in_time(const settings& chosen) {
    return capacity(chosen).per_second * seconds(chosen[patience] - chosen[takes]).count();
}

/// When so few are left of them that clients are answered in time, after the spike. All of the
/// time that is watched, if it never comes to that.
inline duration drains(const settings& chosen) {
    const double too_many = left_by_spike(chosen) - most_in_time(chosen);
    const double spare = capacity(chosen).per_second - chosen[arrivals].per_second;
    if (too_many <= 0) return 0ns;
    if (spare <= 0) return chosen[after];
    const seconds drained(too_many / spare);
    return std::chrono::round<duration>(
        std::min<seconds>(drained + chosen[patience], chosen[after]));
}

}  // namespace asyncdemo::lessons::retry_storm
