#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "wire/amqp_broker.hpp"
#include "wire/amqp_frames.hpp"
#include "wire/amqp_talk.hpp"

using namespace wire;
using namespace wire::test;

namespace {

const std::string longest_name(255, 'q');

// A method that this project doesn't know, in its frame, without fields.
std::string foreign(std::string_view class_and_method) {
    std::string bytes;
    write_frame(bytes, amqp_frame_type::method, 1, class_and_method);
    return bytes;
}

std::string of_type(amqp_frame_type type, std::string_view payload) {
    std::string bytes;
    write_frame(bytes, type, 1, payload);
    return bytes;
}

// Says it after the queues `q` and `auto` were declared, and checks how the answer begins.
void check_refused(std::string_view said, std::string_view answer) {
    for (const std::size_t piece : {1'000'000, 1}) {
        amqp_broker broker("1");
        guest g(broker, piece);
        g.say(amqp::queue_declare{.queue = "q"});
        g.publish("q", "a");
        const std::string heard = g.say(said);
        CHECK(heard.substr(0, answer.size()) == answer);
    }
}

void check_refused(const amqp::method& said, std::string_view answer) {
    check_refused(bytes_of(1, said), answer);
}

}  // namespace

TEST_CASE("what a channel can't do ends the channel, and says so in the words of RabbitMQ") {
    check_refused(amqp::basic_get{"x"},
                  "1 channel.close 404 NOT_FOUND - no queue 'x' in vhost '/'");
    check_refused(amqp::basic_consume{.queue = "x"},
                  "1 channel.close 404 NOT_FOUND - no queue 'x'");
    check_refused(amqp::queue_purge{"x"}, "1 channel.close 404 NOT_FOUND - no queue 'x'");
    check_refused(amqp::queue_declare{.queue = "x", .passive = true},
                  "1 channel.close 404 NOT_FOUND - no queue 'x'");
    check_refused(amqp::basic_publish{.exchange = "logs", .routing_key = "q"},
                  "1 channel.close 404 NOT_FOUND - no exchange 'logs'");
    check_refused(amqp::basic_ack{7},
                  "1 channel.close 406 PRECONDITION_FAILED - unknown delivery tag 7");
    check_refused(amqp::basic_nack{0, false, true}, "1 channel.close 406 PRECONDITION_FAILED");
    check_refused(amqp::queue_declare{.queue = "q", .durable = true},
                  "1 channel.close 406 PRECONDITION_FAILED - inequivalent arg 'durable' for queue "
                  "'q' in vhost '/': received 'true' but current is 'false'");
    check_refused(amqp::queue_declare{.queue = "amq.x"}, "1 channel.close 403 ACCESS_REFUSED");
    check_refused(amqp::queue_delete{.queue = "q", .if_empty = true},
                  "1 channel.close 406 PRECONDITION_FAILED - queue 'q' in vhost '/' not empty");
    check_refused(amqp::basic_get{longest_name}, "1 channel.close 404 NOT_FOUND");
}

TEST_CASE("what there is no way to do ends the connection") {
    check_refused(amqp::basic_qos{1, 1, false},
                  "0 connection.close 540 NOT_IMPLEMENTED - prefetch_size!=0 (1)");
    check_refused(amqp::basic_qos{0, 1, true}, "0 connection.close 540 NOT_IMPLEMENTED");
    check_refused(amqp::basic_consume{.queue = "q", .exclusive = true},
                  "0 connection.close 540 NOT_IMPLEMENTED");
    check_refused(
        amqp::basic_publish{
            .exchange = {}, .routing_key = "q", .mandatory = false, .immediate = true},
        "0 connection.close 540 NOT_IMPLEMENTED - immediate=true");
    check_refused(foreign({"\0\x28\0\x0a", 4}),
                  "0 connection.close 540 NOT_IMPLEMENTED - exchange.declare");
    check_refused(foreign({"\0\x32\0\x14", 4}),
                  "0 connection.close 540 NOT_IMPLEMENTED - queue.bind");
    check_refused(foreign({"\0\x5a\0\x0a", 4}),
                  "0 connection.close 540 NOT_IMPLEMENTED - tx.select");
}

TEST_CASE("what breaks the rules ends the connection") {
    check_refused(amqp::channel_open{},
                  "0 connection.close 504 CHANNEL_ERROR - second 'channel.open' seen");
    check_refused(bytes_of(2, amqp::basic_get{"q"}),
                  "0 connection.close 504 CHANNEL_ERROR - expected 'channel.open'");
    check_refused(bytes_of(0, amqp::connection_open{"/"}),
                  "0 connection.close 503 COMMAND_INVALID - connection.open");
    check_refused(bytes_of(0, amqp::basic_get{"q"}), "0 connection.close 503 COMMAND_INVALID");
    check_refused(amqp::basic_get_empty{}, "0 connection.close 503 COMMAND_INVALID");
    check_refused(foreign({"\0\x99\0\x01", 4}), "0 connection.close 503 COMMAND_INVALID");
    check_refused(foreign({"\0\x32\0\x0a\0\0\xff", 7}), "0 connection.close 502 SYNTAX_ERROR");
    check_refused(foreign("x"), "0 connection.close 502 SYNTAX_ERROR");
    check_refused(of_type(amqp_frame_type::header, "x"), "0 connection.close 505 UNEXPECTED_FRAME");
    check_refused(of_type(amqp_frame_type::body, "x"), "0 connection.close 505 UNEXPECTED_FRAME");
    check_refused(bytes_of(1, amqp::basic_publish{.exchange = {}, .routing_key = "q"}) +
                      bytes_of(1, amqp::basic_get{"q"}),
                  "0 connection.close 505 UNEXPECTED_FRAME");
    check_refused(bytes_of(1, amqp::basic_publish{.exchange = {}, .routing_key = "q"}) +
                      of_type(amqp_frame_type::header, "12345678901234"),
                  "0 connection.close 502 SYNTAX_ERROR");
    check_refused(std::string_view("\x09\0\1\0\0\0\0\xce", 8),
                  "0 connection.close 501 FRAME_ERROR");
    check_refused(std::string_view("\x01\0\1\0\x02\0\0\xce", 8), "0 connection.close 501");
    check_refused(std::string_view("\x08\0\1\0\0\0\0\xcf", 8), "0 connection.close 501");
    const amqp::basic_consume consume{
        .queue = "q", .consumer_tag = "c", .no_ack = true, .nowait = true};
    check_refused(bytes_of(1, consume) + bytes_of(1, consume),
                  "1 basic.deliver 1 'a'; 0 connection.close 530 NOT_ALLOWED - attempt to reuse "
                  "consumer tag 'c'");
}

TEST_CASE("a message that is too long ends the channel before its body has come") {
    amqp_broker broker("1", {.message_bytes = 10});
    guest g(broker);
    g.say(amqp::queue_declare{.queue = "q"});
    const amqp::basic_publish publish{.exchange = {}, .routing_key = "q"};
    CHECK(g.say(bytes_of(1, publish, "0123456789")).empty());
    CHECK(g.say(bytes_of(1, publish, "0123456789x")) ==
          "1 channel.close 406 PRECONDITION_FAILED - message size 11 is larger than configured max "
          "size 10");
    CHECK(broker.stock().messages == 1);
}

TEST_CASE("a channel that was refused something hears nothing until its end is confirmed") {
    amqp_broker broker("1");
    guest g(broker);
    CHECK(g.say(bytes_of(1, amqp::basic_ack{1}) + bytes_of(1, amqp::basic_get{"x"})) ==
          "1 channel.close 406 PRECONDITION_FAILED - unknown delivery tag 1");
    CHECK(g.say(amqp::channel_open{}).empty());
    CHECK(g.say(bytes_of(1, amqp::channel_close_ok{}) + bytes_of(1, amqp::channel_open{})) ==
          "1 channel.open-ok");
}

TEST_CASE("a connection that was refused something is over when its end is confirmed") {
    amqp_broker broker("1");
    guest g(broker);
    g.say(amqp::basic_qos{0, 1, true});
    CHECK(g.say(amqp::basic_get{"q"}).empty());
    CHECK_FALSE(g.connection().is_over());
    g.say(bytes_of(0, amqp::connection_close_ok{}));
    CHECK(g.connection().is_over());
    REQUIRE(g.connection().refusal());
    CHECK(g.connection().refusal()->code() == 540);
}

TEST_CASE("who speaks something else is told what is spoken here") {
    amqp_broker broker("1");
    amqp_broker_connection connection(broker, [] {});
    connection.feed("GET / HTTP/1.1\r\n");
    std::string said;
    connection.take_outgoing(said);
    CHECK(said == amqp_greeting);
    CHECK(connection.is_over());
}

TEST_CASE("there is one virtual host, and more channels or queues than allowed there are not") {
    amqp_broker broker("1", {.channels = 2, .queues = 1});
    amqp_broker_connection connection(broker, [] {});
    connection.feed(first_words("other"));
    std::string said;
    connection.take_outgoing(said);
    CHECK(words_of(said).find("0 connection.close 530 NOT_ALLOWED - vhost other not found") !=
          std::string::npos);
    guest g(broker);
    CHECK(g.say(bytes_of(2, amqp::channel_open{})) == "2 channel.open-ok");
    g.say(amqp::queue_declare{.queue = "q"});
    CHECK(g.say(amqp::queue_declare{.queue = "p"}).substr(0, 39) ==
          "1 channel.close 406 PRECONDITION_FAILED");
    CHECK(g.say(bytes_of(3, amqp::channel_open{})) == "3 channel.open-ok");  // for 1 has ended
    CHECK(g.say(bytes_of(4, amqp::channel_open{})).substr(0, 22) == "0 connection.close 530");
}
