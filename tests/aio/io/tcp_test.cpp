#include "aio/io/tcp.hpp"

#include <sys/socket.h>

#include <string>
#include <type_traits>

#include "aio/error.hpp"
#include "aio/helpers.hpp"
#include "aio/io/connection.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace {

using namespace test;

static_assert(!std::is_copy_constructible_v<aio::accepting>);
static_assert(!std::is_move_constructible_v<aio::accepting>);
static_assert(!std::is_copy_constructible_v<aio::connecting>);
static_assert(!std::is_move_constructible_v<aio::connecting>);
static_assert(!std::is_copy_constructible_v<aio::reading>);
static_assert(!std::is_move_constructible_v<aio::reading>);
static_assert(!std::is_copy_constructible_v<aio::writing>);
static_assert(!std::is_move_constructible_v<aio::writing>);
static_assert(!std::is_copy_constructible_v<aio::stream>);
static_assert(std::is_nothrow_move_constructible_v<aio::stream>);

constexpr const char* ipv6 = "::1";

bool has_loopback(const char* host) {
    aio::real_clock time;
    const aio::loop on(time);
    try {
        const aio::tcp_listener listener({host, 0});
        return true;
    } catch (const aio::error& e) {
        MESSAGE("skipped: this machine can't ", e.what());
        return false;
    }
}

aio::task<> talk(const char* host) {
    aio::tcp_listener listener({host, 0});
    CHECK(listener.port() != 0);
    const auto serve = [&]() -> aio::task<> { co_await echo(co_await listener.accept()); };
    co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
        group.spawn(serve());
        aio::stream server = co_await aio::connect({host, listener.port()});
        for (const char* const text : {"hello", "x", "and good bye"}) {
            co_await server.write(text);
            const std::string answer = co_await read_some(server);
            CHECK(answer == text);
        }
    });
}

TEST_CASE("what is sent to an echo server comes back, over IPv4") {
    in_real_time([] { return talk(ipv4); });
}

TEST_CASE("what is sent to an echo server comes back, over IPv6") {
    if (has_loopback(ipv6)) in_real_time([] { return talk(ipv6); });
}

TEST_CASE("a connection that is refused is an error that names the address") {
    in_real_time([]() -> aio::task<> {
        std::uint16_t port = 0;
        {
            const aio::tcp_listener gone({ipv4, 0});
            port = gone.port();
        }
        try {
            co_await aio::connect({ipv4, port});
            FAIL("nobody listens there");
        } catch (const aio::error& e) {
            const std::string text = e.what();
            CHECK(text == "connect to 127.0.0.1:" + std::to_string(port) + ": connection refused");
            CHECK(e.code() == std::errc::connection_refused);
        }
    });
}

TEST_CASE("an IPv6 address stands in brackets in the text of an error") {
    if (!has_loopback(ipv6)) return;
    in_real_time([]() -> aio::task<> {
        std::uint16_t port = 0;
        {
            const aio::tcp_listener gone({ipv6, 0});
            port = gone.port();
        }
        const std::string failure = co_await failure_of([&] { return aio::connect({ipv6, port}); });
        CHECK(failure == "connect to [::1]:" + std::to_string(port) + ": connection refused");
    });
}

TEST_CASE("what is not an address is refused by name") {
    in_real_time([]() -> aio::task<> {
        const std::string failure =
            co_await failure_of([] { return aio::connect({"nowhere", 80}); });
        CHECK(failure == "connect to nowhere:80: invalid argument");
        CHECK_THROWS_WITH_AS(aio::tcp_listener({"nowhere", 80}),
                             "listen on nowhere:80: invalid argument", aio::error);
    });
}

TEST_CASE("a port that is in use is an error that names the address") {
    in_real_time([]() -> aio::task<> {
        const aio::tcp_listener first({ipv4, 0});
        const std::string text =
            "listen on 127.0.0.1:" + std::to_string(first.port()) + ": address already in use";
        CHECK_THROWS_WITH_AS(aio::tcp_listener({ipv4, first.port()}), text.c_str(), aio::error);
        co_return;
    });
}

TEST_CASE("a connect that is cancelled closes its socket") {
    in_real_time([]() -> aio::task<> {
        aio::tcp_listener listener({ipv4, 0});
        bool was_cancelled = false;
        const auto open = [&]() -> aio::task<> {
            was_cancelled = co_await throws<aio::cancelled>(
                [&] { return aio::connect({ipv4, listener.port()}); });
        };
        co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
            group.spawn(open());
            co_await aio::yield();
            group.cancel();
        });
        CHECK(was_cancelled);
        // It may have got as far as the listener's backlog; then it is found closed.
        aio::stream client = co_await aio::connect({ipv4, listener.port()});
        co_await client.write("the next");
        std::string text;
        while (text.empty()) {
            aio::stream server = co_await listener.accept();
            const std::string failure_or_text = co_await read_some(server);
            text = failure_or_text;
        }
        CHECK(text == "the next");
    });
}

}  // namespace
