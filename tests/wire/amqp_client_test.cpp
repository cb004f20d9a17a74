#include "wire/amqp_client.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "wire/amqp_broker_connection.hpp"
#include "wire/amqp_talk.hpp"
#include "wire/http_talk.hpp"

using namespace wire;
using namespace wire::test;

namespace {

// A client and its connection to a broker; bytes go over in pieces of a size.
struct customer {
    amqp_client client;
    amqp_broker_connection connection;
    std::size_t piece;

    explicit customer(amqp_broker& at, std::size_t pieces = 1'000'000, const amqp_login& as = {})
        : client(as), connection(at, [] {}), piece(pieces) {}

    // Until neither has anything to say.
    void talk() {
        for (;;) {
            const std::string asked = outgoing(client);
            const std::string answered = outgoing(connection);
            if (asked.empty() && answered.empty()) return;
            in_pieces(asked, connection);
            in_pieces(answered, client);
        }
    }

    void in_pieces(std::string_view bytes, auto& to) const {
        for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) {
            to.feed(bytes.substr(0, piece));
        }
    }

    // What was delivered: "a", "b again".
    std::vector<std::string> delivered() {
        std::vector<std::string> all;
        while (const auto d = client.next())
            all.push_back(d->body + (d->is_redelivered ? " again" : ""));
        return all;
    }
};

using bodies = std::vector<std::string>;

// What a client makes of these words of a broker that has let it in.
amqp_client told(std::string_view words) {
    amqp_client client({});
    const amqp::peer rabbit{"RabbitMQ", "4.0.5", true};
    client.feed(bytes_of(0, amqp::connection_start{0, 9, rabbit, "PLAIN", "en_US"}));
    client.feed(bytes_of(0, amqp::connection_tune{{}, 0, 60}));
    client.feed(bytes_of(0, amqp::connection_open_ok{}) + bytes_of(1, amqp::channel_open_ok{}));
    outgoing(client);
    client.feed(words);
    return client;
}

}  // namespace

TEST_CASE("a client says what it was asked when it is let in, whatever the pieces") {
    for (const std::size_t piece : {1'000'000, 1, 7}) {
        amqp_broker broker("1.2");
        customer one(broker, piece);
        one.client.declare("tasks");
        one.client.publish("tasks", "a");
        one.client.publish("tasks", std::string(200'000, 'x'));
        one.client.prefetch(1);
        one.client.consume("tasks");
        CHECK(outgoing(one.client).empty() == false);
        one.connection.feed(amqp_greeting);
        CHECK(one.client.unanswered() == 4);
        one.talk();
        CHECK(one.client.unanswered() == 0);
        CHECK(one.client.product() == "asyncdemo");
        CHECK(one.client.version() == "1.2");
        auto first = one.client.next();
        REQUIRE(first);
        CHECK(first->body == "a");
        CHECK_FALSE(one.client.next());
        one.client.ack(first->tag);
        one.talk();
        first = one.client.next();
        REQUIRE(first);
        CHECK(first->body.size() == 200'000);
    }
}

TEST_CASE("what a client had in hand comes again, to another one, marked") {
    amqp_broker broker("1");
    customer other(broker);
    {
        customer one(broker);
        one.client.declare("tasks");
        for (const char* body : {"a", "b", "c"}) one.client.publish("tasks", body);
        one.client.prefetch(2);
        one.client.consume("tasks");
        one.talk();
        CHECK(one.delivered() == bodies{"a", "b"});
        one.client.ack(1);
        one.talk();
    }
    other.client.consume("tasks");
    other.talk();
    CHECK(other.delivered() == bodies{"b again", "c again"});
    other.client.reject(2, false);
    other.client.nack_up_to(1);
    other.talk();
    CHECK(other.delivered() == bodies{"b again"});
}

TEST_CASE("a client gets one message when it asks, or none") {
    amqp_broker broker("1");
    customer one(broker);
    one.client.declare("tasks");
    one.client.publish("tasks", "a");
    one.client.get("tasks");
    one.client.get("tasks");
    one.talk();
    CHECK(one.client.unanswered() == 0);
    CHECK(one.delivered() == bodies{"a"});
}

TEST_CASE("publications count until they are confirmed, also several at once, or refused") {
    amqp_client client = told("");
    client.confirm_publications();
    for (int i = 0; i < 5; ++i) client.publish("tasks", "a");
    CHECK(client.unanswered() == 6);
    client.feed(bytes_of(1, amqp::confirm_select_ok{}));
    client.feed(bytes_of(1, amqp::basic_ack{2}));
    CHECK(client.unanswered() == 4);
    client.feed(bytes_of(1, amqp::basic_ack{3, true}));
    CHECK(client.unanswered() == 2);
    client.feed(bytes_of(1, amqp::basic_nack{5}));
    client.feed(bytes_of(1, amqp::basic_ack{4}));
    CHECK(client.unanswered() == 0);
    CHECK(client.refused_messages() == 1);
}

TEST_CASE("a refusal is the end, in the broker's words") {
    amqp_broker broker("1");
    customer one(broker);
    one.client.consume("nowhere");
    one.talk();
    CHECK(one.client.is_over());
    REQUIRE(one.client.refusal());
    CHECK(one.client.refusal()->code() == 404);
    CHECK(one.client.refusal()->what() ==
          std::string("NOT_FOUND - no queue 'nowhere' in vhost '/'"));
    CHECK(one.connection.is_over());

    customer stranger(broker, 1, {"guest", "guest", "other"});
    stranger.talk();
    REQUIRE(stranger.client.refusal());
    CHECK(stranger.client.refusal()->code() == 530);

    const amqp_client client =
        told(bytes_of(0, amqp::connection_close{403, "ACCESS_REFUSED - login", 0, 0}));
    REQUIRE(client.refusal());
    CHECK(client.refusal()->code() == 403);
}

TEST_CASE("good-bye is answered, and is no refusal") {
    amqp_broker broker("1");
    customer one(broker);
    one.talk();
    one.client.close();
    one.talk();
    CHECK(one.client.is_over());
    CHECK_FALSE(one.client.refusal());
    CHECK(one.connection.is_over());
}

TEST_CASE("a broker that goes away, or breaks the rules, is the end") {
    amqp_client left = told("");
    left.end();
    REQUIRE(left.refusal());
    CHECK(left.refusal()->code() == 320);
    CHECK(left.is_over());

    for (const std::string& words :
         {std::string("HTTP/1.1 400 Bad Request\r\n"), bytes_of(1, amqp::basic_get_empty{}),
          bytes_of(1, amqp::basic_get{"q"}),
          bytes_of(1, amqp::basic_deliver{"c", 1, false, "", "q"}) +
              bytes_of(1, amqp::basic_ack{1})}) {
        amqp_client client = told(words);
        REQUIRE(client.refusal());
        CHECK(client.refusal()->code() >= 501);
        CHECK(client.is_over());
        CHECK(words_of(outgoing(client)).find("connection.close 50") != std::string::npos);
    }
    CHECK(told(bytes_of(1, amqp::basic_cancel{"c", true})).refusal());
}

TEST_CASE("a name that is too long is refused before anything is said") {
    amqp_client client = told("");
    outgoing(client);
    CHECK_THROWS_AS(client.declare(std::string(256, 'x')), std::invalid_argument);
    CHECK(outgoing(client).empty());
    CHECK(client.unanswered() == 0);
}
