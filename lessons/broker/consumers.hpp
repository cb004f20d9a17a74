// Those who work on the messages of a queue, each in a process of its own: one whose threads wait,
// and one whose tasks do, with the same words.
#pragma once

#include <atomic>
#include <optional>
#include <set>
#include <string>

#include "aio/task.hpp"
#include "lessons/broker/ledger.hpp"
#include "serving/blocking_amqp.hpp"
#include "serving/loop_amqp.hpp"

namespace asyncdemo::lessons::broker {

/// A message in the hand of a consumer.
struct message {
    integer number;
    std::uint64_t tag;  // by which the broker knows it
};

/// What a consumer is to do.
class assignment {
public:
    assignment(wire::amqp_url broker, std::string named, std::uint16_t most_in_hand)
        : at(std::move(broker)), queue(std::move(named)), prefetch(most_in_hand) {}

    wire::amqp_url at;
    std::string queue;
    std::uint16_t prefetch;
    std::set<integer> expected = {};  // messages that are to come; others may
    integer dies_after = 0;           // this many are finished; 0: it lives
};

/// What both kinds of consumer have in common.
class work_book {
public:
    work_book(const assignment& a, const ledger_writer& to)
        : expected_(a.expected), left_to_live_(a.dies_after), to_(to) {}

    /// Whether a message that is expected has not come yet.
    [[nodiscard]] bool expects_more() const noexcept { return !expected_.empty(); }

    message receive(const wire::amqp_delivery& m);
    void ack(const message& m) const { to_.write(ledger_line::event::acks, m.number); }

    /// Safe from any thread. After the last one, the system kills this process: no destructor runs,
    /// and nobody says good-bye.
    void finish(const message& m);

private:
    std::set<integer> expected_;
    std::atomic<integer> left_to_live_;
    ledger_writer to_;
};

class blocking_consumer {
public:
    blocking_consumer(const assignment& a, const ledger_writer& to);

    /// Blocks until the next message comes; nothing when all have come.
    std::optional<message> receive();

    /// The work on it has its effect from now on.
    void finish(const message& m) { book_.finish(m); }

    /// The broker may forget it.
    void ack(const message& m);

    void close() { broker_.close(); }

private:
    blocking_amqp_client broker_;
    work_book book_;
};

class loop_consumer {
public:
    loop_consumer(loop_amqp_client broker, const assignment& a, const ledger_writer& to)
        : broker_(std::move(broker)), book_(a, to) {}

    /// Waits until the next message comes; nothing when all have come.
    aio::task<std::optional<message>> receive();

    /// The work on it has its effect from now on.
    void finish(const message& m) { book_.finish(m); }

    /// The broker may forget it.
    aio::task<> ack(message m);

    aio::task<> close() { return broker_.close(); }

private:
    loop_amqp_client broker_;
    work_book book_;
};

}  // namespace asyncdemo::lessons::broker
