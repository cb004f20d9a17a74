// A broker that is spoken to over AMQP, for sides that block: `loop_amqp` has the same words, to be
// awaited.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "posix/descriptor.hpp"
#include "wire/amqp_client.hpp"
#include "wire/amqp_url.hpp"

namespace asyncdemo {

/// One connection. One thread may wait while others acknowledge. All of it throws
/// `std::system_error`, and `wire::amqp_error` when the broker refuses something or has gone.
class blocking_amqp_client {
public:
    /// Connects and logs in. The host is looked up.
    explicit blocking_amqp_client(const wire::amqp_url& at);

    // These block until the broker has answered.
    void declare(std::string_view queue);
    void remove(std::string_view queue);
    void consume(std::string_view queue, std::uint16_t prefetch);
    /// Says good-bye: what was acknowledged before has arrived then.
    void close();

    /// Goes out with what comes next; after `settle`, the broker has it.
    void publish(std::string_view queue, std::string_view body) { codec_.publish(queue, body); }
    void settle();

    /// Blocks until the next message is there.
    wire::amqp_delivery receive();

    /// The message with that tag is done with.
    void ack(std::uint64_t tag);

    /// Who the broker is: "RabbitMQ 4.0.5".
    [[nodiscard]] std::string broker() const { return codec_.product() + " " + codec_.version(); }

private:
    void send();
    void read_some(std::unique_lock<std::mutex>& held);

    descriptor socket_;
    std::mutex mutex_;  // of `codec_`, and of sending
    wire::amqp_client codec_;
    std::string outgoing_;
    std::array<char, 16384> chunk_{};
};

}  // namespace asyncdemo
