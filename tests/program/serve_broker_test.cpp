// The embedded broker from outside: clients that others wrote, and rude ones.
#include <doctest/doctest.h>

#include <deque>
#include <string>
#include <string_view>

#include "program/open_server.hpp"
#include "program/real_client.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view greeting("AMQP\0\0\x09\x01", 8);

std::string url_of(const open_server& s) {
    return "amqp://guest:guest@127.0.0.1:" + std::to_string(s.port());
}

outcome call(std::string_view client, const words& arguments) {
    return run({.program = std::string(client), .arguments = arguments});
}

// What pika, Python's usual client, prints of a queue that it fills and empties.
constexpr auto talk_of_pika = R"(
import sys, pika
connection = pika.BlockingConnection(pika.URLParameters(sys.argv[1] + '/%2F'))
channel = connection.channel()
channel.queue_declare('tasks', durable=True)
channel.confirm_delivery()
for body in ('a', 'b', 'c'):
    channel.basic_publish('', 'tasks', body, pika.BasicProperties(headers={'n': [1, {'m': 2}]}))
try:
    channel.basic_publish('', 'nowhere', 'd', mandatory=True)
except pika.exceptions.UnroutableError:
    print('unroutable')
channel.basic_qos(prefetch_count=2)
seen = []
for method, properties, body in channel.consume('tasks', inactivity_timeout=10):
    seen.append(body.decode() + (' again' if method.redelivered else ''))
    assert properties.headers == {'n': [1, {'m': 2}]}
    if len(seen) == 1: channel.basic_nack(method.delivery_tag)
    else: channel.basic_ack(method.delivery_tag)
    if len(seen) == 4: break
channel.cancel()
print(', '.join(seen))
print(channel.basic_get('tasks')[0])
try:
    channel.queue_declare('missing', passive=True)
except pika.exceptions.ChannelClosedByBroker as refused:
    print(refused.reply_code, refused.reply_text)
try:
    connection.channel().exchange_declare('logs', 'fanout')
except pika.exceptions.ConnectionClosedByBroker as refused:
    print(refused.reply_code, refused.reply_text)
)";

}  // namespace

TEST_CASE("amqp-tools declare a queue, publish, get and consume at the embedded broker") {
    const auto declare = real_client("amqp-declare-queue");
    const auto publish = real_client("amqp-publish");
    const auto get = real_client("amqp-get");
    const auto consume = real_client("amqp-consume");
    if (!declare || !publish || !get || !consume) return;
    open_server s({"broker"});
    const std::string url = url_of(s);
    CHECK(contains(call(*declare, {"-u", url, "-q", "jobs", "-d"}).out, "jobs"));
    for (const char* body : {"one", "two", "three"}) {
        CHECK(call(*publish, {"-u", url, "-r", "jobs", "-b", body}).exit_code == 0);
    }
    CHECK(call(*get, {"-u", url, "-q", "jobs"}).out == "one");
    CHECK(call(*consume, {"-u", url, "-q", "jobs", "-c", "2", "cat"}).out == "twothree");
    CHECK(call(*get, {"-u", url, "-q", "jobs"}).exit_code != 0);
}

TEST_CASE("pika gets from the embedded broker what RabbitMQ would give it") {
    const auto python = python_with("pika");
    if (!python) return;
    open_server s({"broker"});
    const outcome o = call(*python, {"-c", talk_of_pika, url_of(s)});
    CAPTURE(o);
    const words said = lines_of(o.out);
    REQUIRE(said.size() == 5);
    CHECK(said[0] == "unroutable");
    CHECK((said[1] == "a, b, a again, c" || said[1] == "a, a again, b, c"));
    CHECK(said[2] == "None");
    CHECK(said[3] == "404 NOT_FOUND - no queue 'missing' in vhost '/'");
    CHECK(said[4] == "540 NOT_IMPLEMENTED - exchange.declare");
    CHECK(s.shows({"refused: NOT_IMPLEMENTED"}));
}

TEST_CASE("the lesson runs at a broker that the program itself has opened, and names it") {
    open_server s({"broker"});
    const outcome o = run(program({"broker", "--broker", url_of(s), "--speed", "2", "--json"}));
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.out, R"("what": "asyncdemo )"));
    CHECK(s.shows({"has logged in"}, 6));
}

TEST_CASE("rude clients do the others of the broker no harm, and are told what is spoken here") {
    open_server s({"broker"});
    guest web(s.port());
    web.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(web.hears(greeting, soon));
    CHECK(web.is_left(soon));
    guest endless(s.port());
    endless.say(greeting);
    CHECK(endless.hears("asyncdemo", soon));
    const std::string frame_of_4_gb("\x01\0\0\xff\xff\xff\xff", 7);
    endless.say(frame_of_4_gb);
    CHECK(endless.hears("FRAME_ERROR", soon));
    CHECK(endless.is_left(soon));
    guest half(s.port());
    half.say(greeting.substr(0, 5));
    half.says_no_more();
    CHECK(half.is_left(soon));
    std::deque<guest> silent = knock_all_at_once(s.port(), 1000);
    guest polite(s.port());
    polite.say(greeting);
    CHECK(polite.hears("asyncdemo", soon));
    CHECK_FALSE(contains(s.end().out, "GET /"));
}

TEST_CASE("who takes long to log in at the broker is left, and that is told") {
    open_server s({"broker"});
    guest silent(s.port());
    guest half(s.port());
    half.say(greeting);
    CHECK(half.hears("asyncdemo", soon));
    CHECK(silent.is_left(40s));
    CHECK(half.is_left(40s));
    CHECK(s.shows({"closed: has not logged in"}, 2));
}
