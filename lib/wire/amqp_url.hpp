// Where a broker is and who logs in there, in one line: amqp://user:password@host:port/vhost.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "wire/amqp_client.hpp"

namespace wire {

class amqp_url {
public:
    amqp_url() = default;
    explicit amqp_url(std::uint16_t at) : port(at) {}

    std::string host = "127.0.0.1";  // a number or a name; of IPv6 without brackets
    std::uint16_t port = 5672;
    amqp_login login;
};

/// What is left out is as it is in a fresh RabbitMQ: guest, guest, port 5672, virtual host "/". A
/// character that would mean something else is written as %2F. Throws `std::invalid_argument` with
/// what is wrong, in words.
amqp_url parse_amqp_url(std::string_view text);

}  // namespace wire
