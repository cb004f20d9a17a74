// A small broker that speaks AMQP 0-9-1: queues in memory behind the default exchange,
// acknowledgements, prefetch, redelivery in order, publisher confirms. What RabbitMQ has besides
// (exchanges, bindings, transactions, clusters, what outlives a restart) is refused in the words of
// the protocol. It knows no sockets: an `amqp_broker_connection` stands between it and each client.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "wire/amqp_limits.hpp"
#include "wire/amqp_queue.hpp"

namespace wire {

/// What all connections share. It outlives them; all are used by one thread.
class amqp_broker {
public:
    /// `version` is told to clients.
    explicit amqp_broker(std::string version, const amqp_limits& limits = {})
        : version_(std::move(version)), limits_(limits) {}

    [[nodiscard]] const std::string& version() const noexcept { return version_; }
    [[nodiscard]] const amqp_limits& limits() const noexcept { return limits_; }

    // All that follow throw `amqp_error` when they refuse something. `by` is the connection that
    // asks.

    /// The queue of that name, which is made if it isn't there. An empty name becomes one of ours.
    std::shared_ptr<amqp_queue> declare(std::string_view name, const amqp_queue_kind& kind,
                                        const void* by);

    /// The queue of that name, which must be there.
    std::shared_ptr<amqp_queue> find(std::string_view name, const void* by) const;

    /// No more messages come to it, and its consumers are told. What was taken from it is not
    /// missed.
    void remove(const amqp_queue& q);

    /// The exclusive queues of a connection that ends.
    void remove_queues_of(const void* owner);

    /// The queue that a message with that key is for; null when there is none.
    [[nodiscard]] std::shared_ptr<amqp_queue> route(std::string_view routing_key) const;

    /// Whether one more message of that many bytes can be taken.
    [[nodiscard]] bool has_room_for(std::size_t bytes) const noexcept;

    /// A name that nobody has had: "amq.gen-1".
    std::string fresh_name(std::string_view prefix);

    /// What it holds in all.
    [[nodiscard]] const amqp_stock& stock() const noexcept { return stock_; }

private:
    std::string version_;
    amqp_limits limits_;
    amqp_stock stock_;
    std::map<std::string, std::shared_ptr<amqp_queue>, std::less<>> queues_;
    std::uint64_t names_ = 0;
};

}  // namespace wire
