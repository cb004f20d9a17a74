// What one client of a server for people may take of it, so that it takes nothing from the others.
#pragma once

#include <chrono>
#include <cstddef>

#include "wire/amqp_limits.hpp"
#include "wire/http_limits.hpp"

namespace asyncdemo::serving_limits {

/// Clients at a time on a loop, as far as there are descriptors; more wait unaccepted.
constexpr std::size_t clients_on_loop = 10'000;

/// Clients at a time where each may hold a thread.
constexpr std::size_t clients_with_threads = 500;

/// Of a line that a client sends, and of all that it sends.
constexpr std::size_t line_bytes = 1'000;
constexpr std::size_t client_bytes = 64'000;

/// The least time from one line of a client to its next: nobody types faster.
constexpr std::chrono::milliseconds between_lines{50};

/// Until a request over HTTP has come whole, from the connection or the answer before it; and until
/// its answer is taken. Until a client of the broker has logged in.
constexpr std::chrono::seconds request{10};

/// Of a request whose body nobody needs.
constexpr wire::http_limits small_requests{.body_bytes = 64UL * 1024};

/// What a client may open at the embedded broker, and what all together may leave there. A client
/// that says nothing for twice the heartbeat is taken for gone.
constexpr wire::amqp_limits at_the_broker{.message_bytes = 64UL * 1024,
                                          .channels = 16,
                                          .consumers = 100,
                                          .queues = 100,
                                          .messages = 10'000,
                                          .stored_bytes = 16UL * 1024 * 1024,
                                          .unsent_bytes = 128UL * 1024,
                                          .heartbeat_s = 60};

/// Of a message over WebSocket.
constexpr std::size_t message_bytes = 64UL * 1024;

/// How often a client over WebSocket is asked for a sign of life: one that gives none is given up
/// when its `patience` is over.
constexpr std::chrono::milliseconds between_pings{30'000};

/// How long to wait when the system has no descriptor or memory for a client, before the next try.
constexpr std::chrono::milliseconds until_next_try{50};

/// How long a client may say nothing, or read nothing while there is something for it.
constexpr std::chrono::minutes patience{2};

}  // namespace asyncdemo::serving_limits
