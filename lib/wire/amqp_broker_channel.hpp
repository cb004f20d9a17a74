// One channel of a client at the embedded broker: its consumers, the messages in its hand, and what
// it publishes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "wire/amqp_broker.hpp"
#include "wire/amqp_line.hpp"
#include "wire/amqp_message.hpp"
#include "wire/amqp_method.hpp"
#include "wire/amqp_queue.hpp"

namespace wire {

/// When it ends, what is in its hand goes back to where it was.
class amqp_broker_channel {
public:
    /// `to` stands for the connection, also as the owner of queues. Both outlive it.
    amqp_broker_channel(amqp_broker& at, amqp_line& to, std::uint16_t number);
    amqp_broker_channel(const amqp_broker_channel&) = delete;
    amqp_broker_channel& operator=(const amqp_broker_channel&) = delete;
    ~amqp_broker_channel();

    // What the client says; all throw `amqp_error` when they refuse it.
    void take(const amqp::method& m);
    void take_header(std::string_view payload);
    void take_body(std::string_view payload);

    /// Its consumers get nothing more.
    void stop_consuming();

    /// Its line has room again.
    void resume();

    /// Messages that the client has got and has not acknowledged.
    [[nodiscard]] std::size_t in_hand() const noexcept { return in_hand_.size(); }

private:
    class subscription;

    struct held_message {
        stored_message message;
        std::shared_ptr<amqp_queue> from;
        std::shared_ptr<subscription> by;  // null: it was asked for
    };

    void on(const amqp::queue_declare& m);
    void on(const amqp::queue_purge& m);
    void on(const amqp::queue_delete& m);
    void on(const amqp::basic_qos& m);
    void on(const amqp::basic_consume& m);
    void on(const amqp::basic_cancel& m);
    void on(const amqp::basic_publish& m);
    void on(const amqp::basic_get& m);
    void on(const amqp::basic_ack& m) { settle(m.delivery_tag, m.multiple, false); }
    void on(const amqp::basic_reject& m) { settle(m.delivery_tag, false, m.requeue); }
    void on(const amqp::basic_nack& m) { settle(m.delivery_tag, m.multiple, m.requeue); }
    void on(const amqp::confirm_select& m);
    void on(const auto& other);

    void say(const amqp::method& m) { line_.say(number_, m); }
    [[nodiscard]] std::string_view or_last(std::string_view queue) const;
    [[nodiscard]] std::shared_ptr<amqp_queue> find(std::string_view queue) const;
    void publish(std::optional<amqp_message> m);
    void hand_out(const std::shared_ptr<subscription>& to, stored_message m);
    void settle(std::uint64_t tag, bool multiple, bool requeue);
    void end_consumer(const std::string& tag);

    amqp_broker& broker_;
    amqp_line& line_;
    const std::uint16_t number_;
    std::map<std::string, std::shared_ptr<subscription>, std::less<>> consumers_;
    std::map<std::uint64_t, held_message> in_hand_;  // by tag, which is as they were handed out
    std::uint64_t handed_out_ = 0;
    std::uint16_t prefetch_ = 0;
    std::string last_queue_;  // that was declared, which an empty name means

    // What it publishes.
    amqp_incoming incoming_;
    std::string routing_key_;
    bool is_mandatory_ = false;
    bool confirms_ = false;
    std::uint64_t published_ = 0;
};

}  // namespace wire
