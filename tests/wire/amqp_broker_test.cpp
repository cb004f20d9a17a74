#include "wire/amqp_broker.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "wire/amqp_talk.hpp"

using namespace wire;
using namespace wire::test;

namespace {

const amqp::queue_declare tasks{.queue = "tasks", .durable = true};
const amqp::basic_consume consume_tasks{.queue = "tasks", .consumer_tag = "c"};

// A broker whose queue `tasks` has messages of these bodies.
struct filled_broker {
    amqp_broker broker{"1"};
    guest producer{broker};

    explicit filled_broker(const std::vector<std::string>& bodies) {
        producer.say(tasks);
        for (const std::string& body : bodies) producer.publish("tasks", body);
    }

    // How many wait, and how many consume.
    std::string counts() {
        return producer.say(amqp::queue_declare{.queue = "tasks", .passive = true});
    }
};

}  // namespace

TEST_CASE("a broker greets, agrees on limits and opens a channel, whatever the pieces") {
    amqp_broker broker("1");
    for (const std::size_t piece : {1'000'000, 1, 7}) {
        amqp_broker_connection connection(broker, [] {});
        std::string said;
        std::string some;
        const std::string whole = first_words();
        for (std::size_t at = 0; at < whole.size(); at += piece) {
            connection.feed(std::string_view(whole).substr(at, piece));
            connection.take_outgoing(some);
            said += some;
        }
        CHECK(words_of(said) ==
              "0 connection.start; 0 connection.tune; 0 connection.open-ok; 1 channel.open-ok");
        CHECK(connection.heartbeat_s() == 60);
    }
}

TEST_CASE("a message goes to the consumer of its queue, whatever the pieces") {
    for (const std::size_t piece : {1'000'000, 1, 7}) {
        amqp_broker broker("1");
        guest consumer(broker, piece);
        guest producer(broker, piece);
        CHECK(consumer.say(tasks) == "1 queue.declare-ok tasks 0 0");
        CHECK(consumer.say(consume_tasks) == "1 basic.consume-ok c");
        producer.publish("tasks", "a");
        producer.publish("tasks", std::string(300'000, 'x'));
        CHECK(consumer.heard().substr(0, 30) == "1 basic.deliver 1 'a'; 1 basic");
    }
}

TEST_CASE("a message for no queue is dropped, or comes back when it is mandatory") {
    amqp_broker broker("1");
    guest producer(broker);
    producer.publish("nowhere", "a");
    CHECK(producer.heard().empty());
    CHECK(producer.say(bytes_of(
              1, amqp::basic_publish{.exchange = {}, .routing_key = "nowhere", .mandatory = true},
              "b")) == "1 basic.return NO_ROUTE 'b'");
    CHECK(broker.stock().messages == 0);
}

TEST_CASE("a consumer has at most as many messages in hand as it wants") {
    filled_broker with({"a", "b", "c"});
    guest consumer(with.broker);
    consumer.say(amqp::basic_qos{0, 2, false});
    CHECK(consumer.say(consume_tasks) ==
          "1 basic.consume-ok c; 1 basic.deliver 1 'a'; 1 basic.deliver 2 'b'");
    CHECK(consumer.say(amqp::basic_ack{1}) == "1 basic.deliver 3 'c'");
    CHECK(consumer.say(amqp::basic_ack{3, true}).empty());
    CHECK(with.broker.stock().messages == 0);
}

TEST_CASE("consumers get messages in turn, as far as they have room") {
    filled_broker with({});
    guest one(with.broker);
    guest two(with.broker);
    one.say(amqp::basic_qos{0, 1, false});
    for (guest* g : {&one, &two}) g->say(consume_tasks);
    for (const char* body : {"a", "b", "c"}) with.producer.publish("tasks", body);
    CHECK(one.heard() == "1 basic.deliver 1 'a'");
    CHECK(two.heard() == "1 basic.deliver 1 'b'; 1 basic.deliver 2 'c'");
}

TEST_CASE("what a client had in its hand goes back in order when it goes, marked") {
    for (const bool breaks : {true, false}) {
        filled_broker with({"a", "b", "c", "d"});
        guest consumer(with.broker);
        consumer.say(amqp::basic_qos{0, 3, false});
        consumer.say(consume_tasks);
        consumer.say(amqp::basic_ack{2});  // b is done with
        if (breaks) {
            consumer.go();
        } else {
            consumer.say(bytes_of(0, amqp::connection_close{200, "", 0, 0}));
        }
        guest next(with.broker);
        CHECK(next.say(consume_tasks) ==
              "1 basic.consume-ok c; 1 basic.deliver 1 again 'a'; 1 basic.deliver 2 again 'c'; 1 "
              "basic.deliver 3 again 'd'");
    }
}

TEST_CASE("messages of two clients that go are in order again") {
    filled_broker with({"a", "b", "c", "d"});
    guest one(with.broker);
    guest two(with.broker);
    for (guest* g : {&one, &two}) g->say(amqp::basic_qos{0, 1, false});
    for (guest* g : {&one, &two}) g->say(consume_tasks);
    two.go();
    one.go();
    guest next(with.broker);
    CHECK(next.say(consume_tasks) ==
          "1 basic.consume-ok c; 1 basic.deliver 1 again 'a'; 1 basic.deliver 2 again 'b'; 1 "
          "basic.deliver 3 'c'; 1 basic.deliver 4 'd'");
}

TEST_CASE("a message is requeued, or dropped, when it is rejected") {
    filled_broker with({"a", "b", "c"});
    guest consumer(with.broker);
    for (int i = 0; i < 3; ++i) consumer.say(amqp::basic_get{"tasks"});
    consumer.say(amqp::basic_reject{2, true});
    CHECK(consumer.say(amqp::basic_get{"tasks"}) == "1 basic.get-ok 4 again 'b'");
    consumer.say(amqp::basic_reject{4, false});
    consumer.say(amqp::basic_nack{3, true, true});
    CHECK(consumer.say(amqp::basic_get{"tasks"}) == "1 basic.get-ok 5 again 'a'");
    CHECK(consumer.say(amqp::basic_get{"tasks"}) == "1 basic.get-ok 6 again 'c'");
    CHECK(consumer.say(amqp::basic_get{"tasks"}) == "1 basic.get-empty");
    consumer.say(amqp::basic_ack{0, true});
    CHECK(with.broker.stock().messages == 0);
    CHECK(with.broker.stock().bytes == 0);
}

TEST_CASE("a consumer that acknowledges nothing has nothing in hand") {
    filled_broker with({"a"});
    guest consumer(with.broker);
    CHECK(
        consumer.say(amqp::basic_consume{.queue = "tasks", .consumer_tag = "c", .no_ack = true}) ==
        "1 basic.consume-ok c; 1 basic.deliver 1 'a'");
    CHECK(with.broker.stock().messages == 0);
}

TEST_CASE("a cancelled consumer gets no more, and keeps what it has in hand") {
    filled_broker with({"a"});
    guest consumer(with.broker);
    consumer.say(consume_tasks);
    CHECK(consumer.say(amqp::basic_cancel{"c"}) == "1 basic.cancel-ok");
    with.producer.publish("tasks", "b");
    CHECK(consumer.heard().empty());
    CHECK(with.counts() == "1 queue.declare-ok tasks 1 0");
    consumer.say(amqp::basic_ack{1});
    CHECK(with.broker.stock().messages == 1);
}

TEST_CASE("publications are confirmed when that is asked") {
    filled_broker with({});
    CHECK(with.producer.say(amqp::confirm_select{}) == "1 confirm.select-ok");
    const std::string said =
        bytes_of(1, amqp::basic_publish{.exchange = {}, .routing_key = "tasks"}, "a");
    CHECK(with.producer.say(said + said) == "1 basic.ack 1; 1 basic.ack 2");
}

TEST_CASE("a broker that is full takes nothing more and says so") {
    amqp_broker broker("1", {.messages = 1});
    guest producer(broker);
    producer.say(tasks);
    const std::string said =
        bytes_of(1, amqp::basic_publish{.exchange = {}, .routing_key = "tasks"}, "a");
    CHECK(producer.say(bytes_of(1, amqp::confirm_select{}) + said + said) ==
          "1 confirm.select-ok; 1 basic.ack 1; 1 basic.nack 2");
    guest other(broker);
    CHECK(other.say(said) == "0 connection.close 506 RESOURCE_ERROR - the broker is full");
}

TEST_CASE("a queue is deleted with its messages, and its consumers are told") {
    filled_broker with({"a", "b"});
    guest consumer(with.broker);
    consumer.say(amqp::basic_qos{0, 1, false});
    consumer.say(consume_tasks);
    CHECK(with.producer.say(amqp::queue_delete{"tasks"}) == "1 queue.delete-ok 1");
    CHECK(consumer.heard() == "1 basic.cancel c");
    CHECK(consumer.say(amqp::basic_nack{1}).empty());
    consumer.go();
    CHECK(with.broker.stock().messages == 0);
    CHECK(with.producer.say(amqp::queue_delete{"tasks"}) == "1 queue.delete-ok 0");
}

TEST_CASE("an exclusive queue ends with its connection, and an auto-delete one with its consumer") {
    amqp_broker broker("1");
    guest one(broker);
    guest two(broker);
    one.say(amqp::queue_declare{.queue = "mine", .exclusive = true});
    CHECK(two.say(amqp::basic_get{"mine"}).substr(0, 20) == "1 channel.close 405 ");
    one.go();
    guest three(broker);
    CHECK(three.say(amqp::queue_declare{.queue = "mine", .auto_delete = true}) ==
          "1 queue.declare-ok mine 0 0");
    three.say(amqp::basic_consume{.queue = "mine", .consumer_tag = "c"});
    three.say(amqp::basic_cancel{"c"});
    CHECK(three.say(amqp::basic_get{"mine"}).substr(0, 20) == "1 channel.close 404 ");
}

TEST_CASE("a client that reads nothing gets no more than its line holds, and then the rest") {
    amqp_broker broker("1", {.unsent_bytes = 1000});
    guest producer(broker);
    amqp_broker_connection slow(broker, [] {});
    slow.feed(first_words());
    slow.feed(bytes_of(1, tasks));
    slow.feed(bytes_of(1, amqp::basic_consume{.queue = "tasks", .no_ack = true}));
    for (int i = 0; i < 100; ++i) producer.publish("tasks", std::string(100, 'x'));
    CHECK(broker.stock().messages > 80);
    std::string some;
    std::size_t received = 0;
    for (slow.take_outgoing(some); !some.empty(); slow.take_outgoing(some)) {
        CHECK(some.size() < 1300);
        for (const char c : some) received += c == 'x' ? 1 : 0;
    }
    CHECK(received == 100 * 100);
    CHECK(broker.stock().messages == 0);
}

TEST_CASE("a connection is woken once for all that is to be sent") {
    filled_broker with({});
    guest consumer(with.broker);
    consumer.say(consume_tasks);
    const std::size_t before = consumer.wakes();
    for (int i = 0; i < 10; ++i) with.producer.publish("tasks", "a");
    CHECK(consumer.wakes() == before + 1);
    CHECK(consumer.heard().find("1 basic.deliver 10 'a'") != std::string::npos);
}
