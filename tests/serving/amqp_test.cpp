// A broker at a door, in a process of its own, and those who speak to it: a thread and a coroutine
// say the same words.
#include <doctest/doctest.h>
#include <sys/socket.h>

#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "aio/run.hpp"
#include "aio/timeout.hpp"
#include "serving/blocking_amqp.hpp"
#include "serving/broker_door.hpp"
#include "serving/broker_failure.hpp"
#include "serving/broker_process.hpp"
#include "serving/loop_amqp.hpp"
#include "serving/visitors.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

void fill(const wire::amqp_url& at, const std::vector<std::string>& bodies) {
    blocking_amqp_client producer(at);
    producer.declare("tasks");
    for (const std::string& body : bodies) producer.publish("tasks", body);
    producer.settle();
    producer.close();
}

// "a", "b again": the first messages of the queue, of which the first is acknowledged.
using deliveries = std::vector<std::string>;

std::string in_words(const wire::amqp_delivery& m) {
    return m.body + (m.is_redelivered ? " again" : "");
}

deliveries receive_blocking(const wire::amqp_url& at, int how_many) {
    blocking_amqp_client consumer(at);
    consumer.consume("tasks", 2);
    deliveries all;
    for (int i = 0; i < how_many; ++i) {
        const wire::amqp_delivery m = consumer.receive();
        all.push_back(in_words(m));
        if (i == 0) consumer.ack(m.tag);
    }
    consumer.close();
    return all;
}

aio::task<deliveries> receive_on_loop(const wire::amqp_url* at, int how_many) {
    loop_amqp_client consumer = co_await loop_amqp_client::call(*at);
    co_await consumer.consume("tasks", 2);
    deliveries all;
    for (int i = 0; i < how_many; ++i) {
        const wire::amqp_delivery m = co_await consumer.receive();
        all.push_back(in_words(m));
        if (i == 0) co_await consumer.ack(m.tag);
    }
    co_await consumer.close();
    co_return all;
}

// The code that a broker refuses it with; 0 if it doesn't.
int refusal_of(const wire::amqp_url& at, const std::string& queue) {
    try {
        blocking_amqp_client client(at);
        client.consume(queue, 1);
    } catch (const wire::amqp_error& e) {
        return e.code();
    }
    return 0;
}

}  // namespace

TEST_CASE("a thread and a coroutine get the same messages of a broker, each what the other left") {
    told_by({}, [](stage& on) {
        const broker_process broker(on);
        const wire::amqp_url at = broker.url();
        fill(at, {"a", "b", "c", "d"});
        CHECK(receive_blocking(at, 2) == deliveries{"a", "b"});
        CHECK(aio::run(receive_on_loop(&at, 2)) == deliveries{"b again", "c again"});
        CHECK(receive_blocking(at, 2) == deliveries{"c again", "d again"});
    });
}

TEST_CASE("one thread waits for messages while others acknowledge") {
    told_by({}, [](stage& on) {
        const broker_process broker(on);
        constexpr int how_many = 100;
        fill(broker.url(), std::vector<std::string>(how_many, "x"));
        blocking_amqp_client consumer(broker.url());
        consumer.consume("tasks", 10);
        std::vector<std::thread> threads;
        for (int i = 0; i < how_many; ++i) {
            threads.emplace_back([&consumer, tag = consumer.receive().tag] { consumer.ack(tag); });
        }
        for (std::thread& t : threads) t.join();
        consumer.close();
        blocking_amqp_client last(broker.url());
        last.publish("tasks", "the only one");
        last.settle();
        CHECK(receive_blocking(broker.url(), 1) == deliveries{"the only one"});
    });
}

TEST_CASE("a large message goes through, both ways") {
    told_by({}, [](stage& on) {
        const broker_process broker(on);
        const std::string large(700'000, 'x');
        fill(broker.url(), {large});
        CHECK(receive_blocking(broker.url(), 1) == deliveries{large});
    });
}

TEST_CASE("what a broker refuses, and that it has gone, is an error with what to do") {
    told_by({}, [](stage& on) {
        std::optional<broker_process> broker(std::in_place, on);
        wire::amqp_url elsewhere = broker->url();
        elsewhere.login.vhost = "other";
        CHECK(refusal_of(broker->url(), "missing") == 404);
        CHECK(refusal_of(elsewhere, "tasks") == 530);
        fill(broker->url(), {"a"});
        blocking_amqp_client client(broker->url());
        const std::uint16_t port = broker->url().port;
        broker.reset();
        try {
            client.declare("more");
            FAIL("the broker has gone");
        } catch (const wire::amqp_error& e) {
            CHECK(e.code() == 320);
            CHECK(explain_broker(e) ==
                  "the broker has gone away: start it again, or see in its log why it ended");
        }
        try {
            const blocking_amqp_client late{wire::amqp_url(port)};
            FAIL("nobody listens");
        } catch (const std::system_error& e) {
            CHECK(explain_broker(e).find("nobody listens there") != std::string::npos);
        }
    });
}

TEST_CASE("of people at a broker it is told what becomes of them, and nothing that they said") {
    const auto visit = [](const auto& client) {
        return words_of(told_by(anywhere, [&client](stage& on) {
            std::thread guest;
            const auto serve = [&]() -> aio::task<> {
                loop_listener port(on);
                guest = std::thread([&client, at = wire::amqp_url(port.port())] { client(at); });
                co_await aio::timeout(2s, open_broker(port));
            };
            CHECK_THROWS_AS(aio::run(serve()), aio::timed_out);
            guest.join();
        }));
    };
    const auto takes_some = visit([](const wire::amqp_url& at) {
        fill(at, {"a", "b"});
        blocking_amqp_client consumer(at);
        consumer.consume("tasks", 1);
        consumer.receive();
    });
    CHECK(takes_some.back() == "went away: 1 back in the queue.");
    const auto is_refused = visit([](const wire::amqp_url& at) { refusal_of(at, "secret"); });
    CHECK(is_refused.back() == "answered.");
    const auto speaks_http = visit([](const wire::amqp_url& at) {
        const descriptor client = knock(at.port);
        ::send(client.fd(), "GET / HTTP/1.1\r\n\r\n", 18, 0);
        CHECK(read_to_end(client) == std::string_view("AMQP\0\0\x09\x01", 8));
    });
    CHECK(speaks_http.back() == "answered.");
}
