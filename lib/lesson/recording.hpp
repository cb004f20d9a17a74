// What was observed of one run of one side: the one thing that claims are judged on and that every
// report is drawn from. Times are seconds since the start of the side.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace asyncdemo {

/// The end of what has not ended yet.
constexpr double still_open = std::numeric_limits<double>::infinity();

/// Something that lasted, on a lane of the timeline: "A" "waits". In a recording that is over every
/// span has ended.
struct span {
    std::string lane;
    std::string what;
    double start_s = 0;
    double end_s = 0;

    [[nodiscard]] bool is_open() const { return end_s == still_open; }
};

/// Something that happened at a moment.
struct mark {
    std::string lane;
    std::string what;
    double at_s = 0;
};

/// A quantity over time: (second, value).
struct series {
    std::string name;
    std::vector<std::pair<double, double>> points;

    [[nodiscard]] double highest() const;
    /// The last value at or before `at_s`; 0 before the first.
    [[nodiscard]] double value_at(double at_s) const;
};

/// A line of a lesson's own table: an item, a request, a client. Names carry their units ("age_s").
using cell = std::variant<std::int64_t, double, std::string>;
using row = std::vector<std::pair<std::string, cell>>;

/// The number in a row's column. Throws `std::out_of_range` when there is none of that name.
double number(const row& r, std::string_view column);

/// The same for a text.
const std::string& text_in(const row& r, std::string_view column);

/// What the side took of the machine.
struct resource_usage {
    double cpu_s = 0;  // user and system
    std::int64_t peak_threads = 0;
    std::int64_t peak_rss_kb = 0;
    std::int64_t voluntary_switches = 0;
    std::int64_t involuntary_switches = 0;
    /// How long its first thread, and that of its companion, could have run and had no processor; 0
    /// where the system does not tell.
    double run_delay_s = 0;
};

enum class ending {
    ok,
    interrupted,  // by the user
    timeout,      // still running at the deadline
    crashed,      // killed by a signal, or gone without a word
    failed        // ended with an error that it told
};

std::string_view to_string(ending e);

/// How far a side has come in its round.
enum class phase { to_come, running, over };

struct recording {
    asyncdemo::phase phase = phase::over;
    ending exit = ending::ok;             // interrupted as long as it is not over
    std::string problem;                  // for people; empty when `exit` is ok
    double wall_s = 0;                    // so far, while the side runs
    std::optional<double> progress;       // how far it has come, from 0 to 1, if it tells
    std::optional<resource_usage> usage;  // none on the virtual clock, or when the side did not end
    std::vector<span> spans;
    std::vector<mark> marks;
    std::vector<asyncdemo::series> series;
    std::vector<row> rows;
    std::map<std::string, double, std::less<>> metrics;
    /// Of a recording that was read back, which may be without its spans.
    std::optional<std::int64_t> known_peak_in_flight;

    /// The lanes of its spans and marks, by their names (`natural_order.hpp`): they stay in place
    /// while it fills.
    [[nodiscard]] std::vector<std::string_view> lanes() const;

    /// How many spans were open, over time. One that ends in the moment in which another begins
    /// does not overlap it.
    [[nodiscard]] asyncdemo::series in_flight() const;

    /// The largest number of spans that were open at one time.
    [[nodiscard]] std::int64_t peak_in_flight() const;

    /// The same, of the spans of that `what` only.
    [[nodiscard]] std::int64_t peak_in_flight(std::string_view what) const;

    /// The series of that name; an empty one when there is none.
    [[nodiscard]] const asyncdemo::series& find_series(std::string_view name) const;
};

}  // namespace asyncdemo
