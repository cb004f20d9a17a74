// What happens at a server for people, as a recording: a lane for every client, which waits and is
// in hand; gauges as series; and what the server tells of itself.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "asyncdemo/serve/guest_names.hpp"
#include "lesson/recording.hpp"
#include "stage/event.hpp"

namespace asyncdemo {

/// Records what one server tells from its opening to its end. Of a very long visit, the recording
/// keeps the last spans and marks.
class visit_recorder {
public:
    /// Adds to `into`; times count from `begins_s` on, for it may have been open before. Both
    /// references outlive it.
    visit_recorder(recording& into, guest_names& names, double begins_s);

    /// A client waits and is not accepted. Gives its lane.
    std::string knocked(std::uint16_t port, const std::string& who, std::int64_t at_ns);

    /// What becomes of a client. Gives its lane.
    std::string saw(const client_seen& c);

    /// What the server does beside its clients: spans, marks, samples; all else is left out.
    void add(const event& e);

    /// It has been open until now.
    void grow(double open_s);

    /// The server has ended: whatever lasts ends with it.
    void close(double open_s);

    /// Those who wait, the first in line first.
    [[nodiscard]] std::vector<std::string> line() const;

    /// How often something that was recorded has been corrected: the name of a lane, or since when
    /// somebody waits.
    [[nodiscard]] int corrections() const { return corrections_; }

private:
    using client = std::pair<std::uint16_t, std::string>;
    struct guest {
        std::string lane;
        client_state state = client_state::idle;
        double since_s = 0;                    // it waits since then
        bool is_known = false;                 // something was told of it, beyond its coming
        std::optional<std::size_t> open = {};  // its span that lasts
        std::vector<std::size_t> spans = {};   // all of this visit that are recorded
    };

    guest& find(std::uint16_t port, const std::string& who, const std::string& told);
    void rename(guest& g, const std::string& who, const std::string& told);
    void begin(guest& g, std::string_view what, double since_s, double at_s);
    void end(guest& g, double since_s, double at_s);
    void correct_begin(span& wait, double since_s);
    void add_span(guest& g, std::string_view what, double start_s, double end_s);
    void add_mark(std::string lane, std::string what, double at_s);
    void set_state(guest& g, client_state to, double at_s);
    void sample(std::string_view name, double at_s, double value);
    void make_room();
    [[nodiscard]] std::size_t& count(client_state s);
    [[nodiscard]] double seconds_at(std::int64_t ns) const;

    recording& into_;
    guest_names& names_;
    const double begins_s_;
    std::map<client, guest> present_;
    std::map<std::int64_t, std::size_t> open_;  // of the server: id of a span -> its place
    int corrections_ = 0;
    std::array<std::size_t, 4> counts_{};  // of those who are there, by state
};

}  // namespace asyncdemo
