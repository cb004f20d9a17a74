// What one browser may take of a web server, so that it takes nothing from the others.
#pragma once

#include <chrono>
#include <cstddef>

#include "wire/http_limits.hpp"

namespace asyncdemo {

/// The defaults are for a room of a thousand phones and a page that they all ask for at once.
struct web_limits {
    /// At a time, of every kind. Who comes beyond that is told 503.
    std::size_t connections = 1'500;

    /// Of them, for each other machine; and those that are for this machine alone. A browser has
    /// one or two; a router may stand for a few hundred.
    std::size_t of_one_machine = 375;
    std::size_t for_own_machine = 16;

    /// Of a request; nobody needs its body.
    wire::http_limits request{.body_bytes = 4UL * 1024};

    /// Until a request has come whole, and until its answer is taken.
    std::chrono::milliseconds request_time{10'000};

    /// Of a message over WebSocket (1009).
    std::size_t message_bytes = 4UL * 1024;

    /// Messages, and other frames, of one member in any second (1008).
    std::size_t messages_per_second = 10;

    /// How often a member is asked for a sign of life. One that gives none until the third time is
    /// taken for gone.
    std::chrono::milliseconds between_pings{30'000};

    /// How much the system holds of what a member doesn't read, about: what it gets late is old.
    int unread_bytes = 16 * 1024;

    /// How long, and for how many bytes, we listen to whoever was told that it is over. To hang up
    /// on somebody who still speaks would take back what was told.
    std::chrono::milliseconds farewell{1'000};
    std::size_t farewell_bytes = 2UL * 1024 * 1024;
};

}  // namespace asyncdemo
