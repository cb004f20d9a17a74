// The people who knock on a server: a line as soon as there is something to tell, and
// all that came at the end.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "lesson/units.hpp"
#include "report/terminal/terminal_style.hpp"
#include "stage/event.hpp"

namespace asyncdemo {

class guest_list {
public:
    explicit guest_list(const terminal_style& style) : style_(style) {}

    /// What stands above the lines.
    [[nodiscard]] std::string heading() const;

    /// The line that says that a client waits to be accepted.
    std::string knocked(std::uint16_t port, const std::string& who, std::int64_t at_ns);

    /// The line that says what becomes of a client; nothing where there is nothing to read.
    std::string saw(const client_seen& c);

    /// All that are there are cut off: their server ends.
    void cut_off(std::int64_t at_ns);

    /// Everybody who came, with the last ones of very many, and what their waits were. `open` is
    /// how long the server was.
    [[nodiscard]] std::string table(duration open) const;

    /// The same for a screen: of more than twenty, how many came out how.
    [[nodiscard]] std::string summary(duration open) const;

private:
    using client = std::pair<std::uint16_t, std::string>;

    [[nodiscard]] std::string line(const client_seen& c) const;
    void settle(const client_seen& c);
    [[nodiscard]] std::vector<client_seen> all(duration open) const;
    [[nodiscard]] std::string waits_of(const std::vector<client_seen>& clients,
                                       duration open) const;

    const terminal_style style_;
    std::map<client, client_seen> present_;  // came, and are not settled
    std::deque<client_seen> settled_;        // the last ones
    std::size_t settled_count_ = 0;          // of all
};

}  // namespace asyncdemo
