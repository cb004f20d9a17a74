// Methods and properties of AMQP 0-9-1 as bytes and back: rabbitmq-c knows how, and only this
// file's source sees it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "wire/amqp_method.hpp"

namespace wire {

/// What the payload of a method's frame says. Throws `amqp_error`: 502 when it doesn't keep to the
/// protocol, 540 for a method that is unknown here, 503 for what is none.
amqp::method read_method(std::string_view payload);

/// Class and method, as a close names what it refuses.
struct amqp_method_id {
    std::uint16_t class_id = 0;
    std::uint16_t method_id = 0;

    friend bool operator==(const amqp_method_id&, const amqp_method_id&) = default;
};
amqp_method_id id_of_method(std::string_view payload) noexcept;

/// "queue.declare".
std::string name_of_method(const amqp::method& m);

/// Appends the method in its frame to `out`. Throws `std::invalid_argument` for a text that is too
/// long for its field (mostly 255 bytes).
void write_method(std::string& out, std::uint16_t channel, const amqp::method& m);

/// What comes before the body of a message.
struct amqp_content_header {
    std::uint64_t body_bytes;
    std::string_view properties;  // encoded
};

/// What the payload of a header's frame says. Throws `amqp_error` (502).
amqp_content_header read_content_header(std::string_view payload);

/// The properties, encoded, of a message that is to outlive a restart of the broker.
std::string_view lasting_properties();

}  // namespace wire
