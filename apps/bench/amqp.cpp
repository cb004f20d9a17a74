// A consumer of the embedded broker, which is a process of its own, as in the lesson.
#include <string>

#include "bench/benchmarks.hpp"
#include "bench/silent_stage.hpp"
#include "bench/timed.hpp"
#include "serving/blocking_amqp.hpp"
#include "serving/broker_process.hpp"

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

// Only the consuming counts. A call of the system for each acknowledgement, one of many messages.
outcome consume(const run_options& with) {
    silent_stage on;
    const broker_process process(on);
    blocking_amqp_client broker(process.url());
    broker.declare(messages);
    fill(broker, with.n);
    return {seconds_of([&] {
        broker.consume(messages, in_hand);
        for (count i = 0; i < with.n; ++i) broker.ack(broker.receive().tag);
        broker.close();
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
