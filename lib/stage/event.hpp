// What a stage process tells the runner while it runs: one JSON object a line on its standard
// output.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lesson/recording.hpp"

namespace asyncdemo {

// Times are nanoseconds since the start of the side.

struct span_begun {
    std::int64_t id;
    std::string lane;
    std::string what;
    std::int64_t at_ns;
};

struct span_ended {
    std::int64_t id;
    std::int64_t at_ns;
};

struct marked {
    std::string lane;
    std::string what;
    std::int64_t at_ns;
};

struct sampled {
    std::string series;
    std::int64_t at_ns;
    double value;
};

struct metric_set {
    std::string name;
    double value;
};

struct row_added {
    row cells;
};

/// How far the side has come, from 0 to 1, for those who look on.
struct progressed {
    double share;
};

/// Of a client of a server for people: it has asked for nothing yet; it waits, and nobody does
/// anything about it; something works on its answer; it has been dealt with.
enum class client_state { idle, waiting, in_hand, over };

/// What becomes of a client of a server for people, or became of it.
struct client_seen {
    std::uint16_t port;     // at which it came
    std::string who;        // its address
    std::int64_t at_ns;     // now
    std::int64_t since_ns;  // when it began to wait for this
    std::string what;       // "worker 2 of 3 takes it"; "answered"; empty: only `state` is new
    client_state state;     // over: `what` is how it ended
    std::string name = {};  // as it calls itself, of any content; empty: it has not said
};

/// The process is there and waits for the word to begin.
struct arrived {};

/// The side can be knocked at: its companion may begin.
struct ready {
    std::int64_t start_ns;  // when the side began, on the machine's monotonic clock
    std::vector<std::uint16_t> ports;
};

/// The side came to its end.
struct finished {
    std::int64_t wall_ns;
    std::optional<resource_usage> usage;
};

/// The side ended with an error.
struct failed {
    std::string text;
};

using event = std::variant<span_begun, span_ended, marked, sampled, metric_set, row_added,
                           progressed, client_seen, arrived, ready, finished, failed>;

/// A line that is no event.
class bad_event : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Appends the event to `lines`, with its newline.
void append_line(std::string& lines, const event& e);

/// Reads a line, without its newline. Throws `bad_event`.
event parse_line(std::string_view line);

}  // namespace asyncdemo
