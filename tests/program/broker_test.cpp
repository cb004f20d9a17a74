// The lesson `broker` at a broker that people give: what is no URL, what can't be reached, and,
// where there is one (ASYNCDEMO_BROKER), RabbitMQ.
#include <doctest/doctest.h>

#include <cstdlib>
#include <optional>
#include <string>

#include "program/programs.hpp"

using namespace asyncdemo;

namespace {

outcome run_at(const std::string& url, const words& more = {}) {
    return run(program(words{"broker", "--speed", "5", "--broker", url} + more));
}

std::optional<std::string> real_broker() {
    if (const char* const url = std::getenv("ASYNCDEMO_BROKER")) return url;
    MESSAGE("skipped: ASYNCDEMO_BROKER names no broker, as ./dev rabbitmq would");
    return std::nullopt;
}

}  // namespace

TEST_CASE("what is no URL of a broker is refused, with the option, the value and what is right") {
    for (const char* url : {"", "localhost", "http://localhost", "amqps://localhost", "amqp://",
                            "amqp://h:0", "amqp://h:65536", "amqp://h:x", "amqp://u:%4@h",
                            "amqp://[::1", "amqp://h/v?heartbeat=1"}) {
        CAPTURE(url);
        const outcome o = run_at(url);
        CHECK(o.exit_code == 2);
        CHECK(o.out.empty());
        CHECK(contains(o.err, "--broker"));
        CHECK(contains(o.err, url));
    }
    CHECK(contains(run_at("http://h").err, "write amqp://user:password@host:port/vhost"));
}

TEST_CASE("a broker is refused on the virtual clock, and by lessons that have none") {
    CHECK(run_at("amqp://localhost", {"--clock", "virtual"}).exit_code == 2);
    const outcome o = run(program({"gather", "--broker", "amqp://localhost"}));
    CHECK(o.exit_code == 2);
    CHECK(contains(o.err, "--broker"));
}

TEST_CASE("where nobody listens, the end says so and what to do") {
    const outcome o = run_at("amqp://127.0.0.1:1");
    CHECK(o.exit_code == 3);
    CHECK(contains(o.err, "connect to 127.0.0.1:1"));
    CHECK(contains(o.err, "start the server"));
}

TEST_CASE("at RabbitMQ, the lesson has the same claims, and names the product and its version") {
    const auto url = real_broker();
    if (!url) return;
    const outcome o = run_at(*url, {"--json"});
    CAPTURE(o);
    CHECK(o.exit_code == 0);
    CHECK(contains(o.out, R"("what": "RabbitMQ )"));
    const outcome mistake = run_at(*url, {"--side", "ack-on-receipt"});
    CHECK(mistake.exit_code == 1);
    CHECK(contains(mistake.out, "lost: 11-20"));
}

TEST_CASE("what RabbitMQ refuses is told in its words, with what to do") {
    const auto url = real_broker();
    if (!url) return;
    const std::string at = url->substr(url->find('@') + 1);
    const outcome stranger = run_at("amqp://guest:wrong@" + at);
    CHECK(stranger.exit_code == 3);
    CHECK(contains(stranger.err, "ACCESS_REFUSED"));
    CHECK(contains(stranger.err, "the right password"));
    const outcome lost = run_at("amqp://guest:guest@" + at + "/nowhere");
    CHECK(lost.exit_code == 3);
    CHECK(contains(lost.err, "vhost nowhere not found"));
}
