// Conversations with the ends of AMQP: a guest at the embedded broker who says any method, and what
// somebody says in words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "wire/amqp_broker.hpp"
#include "wire/amqp_broker_connection.hpp"
#include "wire/amqp_method.hpp"

namespace wire::test {

/// A method in its frame.
std::string bytes_of(std::uint16_t channel, const amqp::method& m);

/// A method that carries a message, and the message.
std::string bytes_of(std::uint16_t channel, const amqp::method& m, std::string_view body);

/// Whole frames in words: "1 basic.deliver 3 again 'a'; 1 channel.close 404 NOT_FOUND - no queue".
std::string words_of(std::string_view bytes);

/// What a client has to say until it has its first channel, number 1.
std::string first_words(std::string_view vhost = "/");

/// A client at a broker, whose bytes come in pieces of a size.
class guest {
public:
    /// Logs in, and opens channel 1.
    explicit guest(amqp_broker& at, std::size_t piece = 1'000'000);

    /// Says it, and gives what the broker has said by then.
    std::string say(std::string_view bytes);
    std::string say(const amqp::method& m) { return say(bytes_of(1, m)); }

    /// What the broker has said since, also because of others.
    std::string heard();

    void publish(std::string_view queue, std::string_view body);

    /// The connection breaks.
    void go() { connection_.end(); }

    [[nodiscard]] const amqp_broker_connection& connection() const { return connection_; }
    [[nodiscard]] std::size_t wakes() const { return wakes_; }

private:
    std::size_t wakes_ = 0;
    amqp_broker_connection connection_;
    std::size_t piece_;
};

}  // namespace wire::test
