// What AMQP may take of us: each end's limits for what the other one sends, and the broker's for
// all.
#pragma once

#include <cstddef>
#include <cstdint>

namespace wire {

/// The longest frame that we read or write, with its head and its end.
constexpr std::uint32_t amqp_frame_bytes = 128U * 1024;

/// Of a method, and of the properties of a message: tables in tables are read by recursion.
constexpr std::size_t amqp_method_bytes = 8UL * 1024;

struct amqp_limits {
    std::size_t message_bytes = 1024UL * 1024;       // body of one message
    std::uint16_t channels = 256;                    // of a connection
    std::size_t consumers = 1'000;                   // of a channel
    std::size_t queues = 1'000;                      // of the broker, as what follows
    std::size_t messages = 1'000'000;                // that wait, or are in somebody's hand
    std::size_t stored_bytes = 256UL * 1024 * 1024;  // bodies and properties of these
    std::size_t unsent_bytes = 512UL * 1024;         // to a connection, then no more deliveries
    std::uint16_t heartbeat_s = 60;                  // how long a connection may say nothing
};

}  // namespace wire
