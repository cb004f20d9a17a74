// A broker that is spoken to over AMQP, on the loop: `blocking_amqp` has the same words without
// `co_await`.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "aio/io/tcp.hpp"
#include "aio/task.hpp"
#include "wire/amqp_client.hpp"
#include "wire/amqp_url.hpp"

namespace asyncdemo {

/// One connection. One task may wait while others acknowledge. All of it throws `aio::error`, and
/// `wire::amqp_error` when the broker refuses something or has gone.
class loop_amqp_client {
public:
    /// Connects and logs in. The host is a number: no names are looked up.
    static aio::task<loop_amqp_client> call(const wire::amqp_url& at);

    /// Returns when the broker has answered, as `close` does.
    aio::task<> consume(std::string_view queue, std::uint16_t prefetch);
    /// Says good-bye: what was acknowledged before has arrived then.
    aio::task<> close();

    /// Waits until the next message is there.
    aio::task<wire::amqp_delivery> receive();

    /// The message with that tag is done with.
    aio::task<> ack(std::uint64_t tag);

private:
    loop_amqp_client(aio::stream broker, const wire::amqp_login& as)
        : broker_(std::move(broker)), codec_(as) {}

    aio::task<> settle();
    aio::task<> send();
    aio::task<> read_some();

    aio::stream broker_;
    wire::amqp_client codec_;
    std::array<char, 16384> chunk_{};
};

}  // namespace asyncdemo
