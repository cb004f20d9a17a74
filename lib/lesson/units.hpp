// Durations, rates and counts, and how people write and read them.
#pragma once

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace asyncdemo {

/// What a side waits with: exact to the nanosecond.
using duration = std::chrono::nanoseconds;

/// What a report and a claim speak in.
using seconds = std::chrono::duration<double>;

/// So many a second.
struct rate {
    double per_second = 1;

    /// The time between two.
    [[nodiscard]] duration interval() const {
        return std::chrono::duration_cast<duration>(seconds(1 / per_second));
    }
    friend bool operator==(rate, rate) = default;
};

using integer = std::int64_t;

/// A text that is no value of the type that was asked for; `what()` says what would be.
class bad_value : public std::invalid_argument {
    using std::invalid_argument::invalid_argument;
};

/// A number beyond what its type can hold.
class beyond_all_range : public bad_value {
public:
    beyond_all_range() : bad_value("is out of range") {}
};

/// Reads "250ms", "2s", "1.5m" (us, ms, s, m, h). Throws `bad_value`: a number without a unit, a
/// negative one, one beyond the range of `duration` (292 years).
duration parse_duration(std::string_view text);

/// Reads a number that may have a fraction. Throws `bad_value`, also for infinity and NaN, and
/// `beyond_all_range`.
double parse_number(std::string_view text);

/// Reads a whole number. Throws `bad_value`, `beyond_all_range`.
integer parse_count(std::string_view text);

/// The shortest way to write it as `parse_duration` reads it: "250ms", "2s".
std::string write_duration(duration d);

/// As fine as a time is recorded, in seconds: what differs by less is the same moment.
inline constexpr double clock_grain_s = 1e-6;

/// To the microsecond, which is what a clock is good for.
double to_microsecond(double s);

/// Whole digits with a space between thousands: "500 000", "-12 000".
std::string in_groups(std::string digits);

/// For people, to three digits: "5.00 s", "20.3 ms", "4 us".
std::string show_seconds(double s);

/// For people: "3.4 MB", "812 kB".
std::string show_kilobytes(double kb);

}  // namespace asyncdemo
