// A consumer of the embedded broker, which is a process of its own, as in the lesson.
#include <array>
#include <string>

#include "bench/benchmarks.hpp"
#include "bench/plain_socket.hpp"
#include "bench/silent_stage.hpp"
#include "bench/timed.hpp"
#include "serving/blocking_amqp.hpp"
#include "serving/broker_process.hpp"
#include "wire/amqp_client.hpp"

namespace asyncdemo::bench {
namespace {

constexpr std::string_view messages = "bench";
constexpr std::uint16_t in_hand = 1'000;
constexpr std::size_t message_bytes = 64;

void fill(blocking_amqp_client& broker, count n) {
    const std::string message(message_bytes, 'x');
    for (count i = 1; i <= n; ++i) {
        broker.publish(messages, message);
        if (i % in_hand == 0) broker.settle();
    }
    broker.settle();
}

// Acknowledges each message, and sends that when it has seen to all that came at a time. Gives how
// many there were.
count consume_all(const descriptor& broker, wire::amqp_client& codec, count n) {
    std::array<char, 65536> chunk;
    std::string outgoing;
    for (count done = 0;;) {
        while (const auto message = codec.next()) {
            codec.ack(message->tag);
            if (++done == n) codec.close();  // which the broker answers when it has forgotten all
        }
        codec.take_outgoing(outgoing);
        send_all(broker, outgoing);
        if (codec.is_over()) return done;
        codec.feed(receive_some(broker, chunk));
    }
}

// Only the consuming counts.
outcome consume(const run_options& with) {
    silent_stage on;
    const broker_process process(on);
    blocking_amqp_client broker(process.url());
    broker.declare(messages);
    fill(broker, with.n);
    broker.close();
    const descriptor consumer = connect_to(process.url().port);
    return {seconds_of([&] {
        wire::amqp_client codec({});
        codec.prefetch(in_hand);
        codec.consume(messages);
        expect(consume_all(consumer, codec, with.n), with.n);
    })};
}

}  // namespace

benchmark amqp() {
    return {"amqp",
            "a message consumed from the embedded broker and acknowledged",
            200'000,
            {{"aio", consume}}};
}

}  // namespace asyncdemo::bench
