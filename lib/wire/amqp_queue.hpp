// A queue of the embedded broker: what waits in it, and who wants that. It knows neither
// connections nor bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <list>
#include <optional>
#include <string>
#include <utility>

#include "wire/amqp_message.hpp"

namespace wire {

/// How much the queues of a broker hold, and what was taken from them and is not done with.
struct amqp_stock {
    std::size_t messages = 0;
    std::size_t bytes = 0;
};

/// A message that a broker has taken. It counts in the stock as long as it is somewhere.
class stored_message {
public:
    stored_message(amqp_message m, std::uint64_t place, amqp_stock& in);
    stored_message(stored_message&& other) noexcept
        : place_(other.place_),
          is_redelivered_(other.is_redelivered_),
          content_(std::move(other.content_)),
          bytes_(other.bytes_),
          stock_(std::exchange(other.stock_, nullptr)) {}
    stored_message& operator=(stored_message&& other) noexcept;
    ~stored_message() { leave(); }

    [[nodiscard]] const amqp_message& content() const noexcept { return content_; }
    [[nodiscard]] std::uint64_t place() const noexcept { return place_; }
    [[nodiscard]] bool is_redelivered() const noexcept { return is_redelivered_; }
    void mark_redelivered() noexcept { is_redelivered_ = true; }

private:
    void leave() noexcept;

    std::uint64_t place_;  // in its queue: those before it are lower
    bool is_redelivered_ = false;
    amqp_message content_;
    std::size_t bytes_;
    amqp_stock* stock_;  // null when another object counts
};

/// Somebody who wants the messages of a queue.
class amqp_consumer {
public:
    amqp_consumer() = default;
    amqp_consumer(const amqp_consumer&) = delete;
    amqp_consumer& operator=(const amqp_consumer&) = delete;
    virtual ~amqp_consumer() = default;

    /// Whether it takes one more now.
    [[nodiscard]] virtual bool has_room() const = 0;
    virtual void deliver(stored_message m) = 0;
    /// The queue is no more.
    virtual void cancel() = 0;
};

/// What was asked when it was declared; whoever declares it again must ask for the same.
struct amqp_queue_kind {
    bool durable = false;      // outlives the broker, which this one never does
    bool exclusive = false;    // of one connection, and ends with it
    bool auto_delete = false;  // ends with its last consumer

    friend bool operator==(const amqp_queue_kind&, const amqp_queue_kind&) = default;
};

class amqp_queue {
public:
    /// `owner` is the connection that an exclusive one belongs to.
    amqp_queue(std::string name, amqp_queue_kind kind, const void* owner, amqp_stock& in)
        : name_(std::move(name)), kind_(kind), owner_(owner), stock_(in) {}

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const amqp_queue_kind& kind() const noexcept { return kind_; }
    [[nodiscard]] const void* owner() const noexcept { return owner_; }

    /// A message comes to the end, and goes on to a consumer.
    void put(amqp_message m);

    /// A message that was taken comes back to where it was, marked; `deliver` when all are back.
    void put_back(stored_message m);

    /// The first one, if there is one.
    std::optional<stored_message> take();

    /// Drops what waits, and says how many that were.
    std::size_t purge();

    /// Consumers get messages in turn. They outlive their time in the queue.
    void add(amqp_consumer& c);
    void remove(const amqp_consumer& c);

    /// Tells all consumers that it is no more.
    void cancel_consumers();

    /// Gives what waits to those who have room.
    void deliver();

    [[nodiscard]] std::size_t waiting() const noexcept { return waiting_.size(); }
    [[nodiscard]] std::size_t consumers() const noexcept { return consumers_.size(); }

private:
    std::string name_;
    amqp_queue_kind kind_;
    const void* owner_;
    amqp_stock& stock_;
    std::uint64_t places_ = 0;
    std::deque<stored_message> waiting_;
    std::list<amqp_consumer*> consumers_;  // whose turn it is stands in front
};

}  // namespace wire
