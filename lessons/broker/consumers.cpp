#include "lessons/broker/consumers.hpp"

#include <unistd.h>

#include <csignal>
#include <string>

namespace asyncdemo::lessons::broker {

message work_book::receive(const wire::amqp_delivery& m) {
    using enum ledger_line::event;
    const message received{std::stoll(m.body), m.tag};
    to_.write(m.is_redelivered ? receives_again : receives, received.number);
    expected_.erase(received.number);
    return received;
}

// [in-turn, thread-per-message, task-per-message, ack-on-receipt]
void work_book::finish(const message& m) {
    to_.write(ledger_line::event::has_finished, m.number);
    if (--left_to_live_ == 0) ::kill(::getpid(), SIGKILL);
}
// [end]

blocking_consumer::blocking_consumer(const assignment& a, const ledger_writer& to)
    : broker_(a.at), book_(a, to) {
    broker_.consume(a.queue, a.prefetch);
}

std::optional<message> blocking_consumer::receive() {
    if (!book_.expects_more()) return std::nullopt;
    return book_.receive(broker_.receive());
}

void blocking_consumer::ack(const message& m) {
    book_.ack(m);
    broker_.ack(m.tag);
}

aio::task<std::optional<message>> loop_consumer::receive() {
    if (!book_.expects_more()) co_return std::nullopt;
    const wire::amqp_delivery next = co_await broker_.receive();
    co_return book_.receive(next);
}

aio::task<> loop_consumer::ack(message m) {
    book_.ack(m);
    co_await broker_.ack(m.tag);
}

}  // namespace asyncdemo::lessons::broker
