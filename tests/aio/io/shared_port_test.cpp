// Two listeners at one port, and those who have connected and are not accepted.
#include <doctest/doctest.h>

#include <optional>
#include <vector>

#include "aio/error.hpp"
#include "aio/helpers.hpp"
#include "aio/io/connection.hpp"

namespace {

using namespace test;

aio::task<std::vector<aio::stream>> connect_often(std::uint16_t port, int times) {
    std::vector<aio::stream> clients;
    for (int i = 0; i < times; ++i) clients.push_back(co_await aio::connect({ipv4, port}));
    co_return clients;
}

TEST_CASE("a port is shared only by listeners that all say so") {
    in_real_time([]() -> aio::task<> {
        const aio::tcp_listener alone({ipv4, 0});
        CHECK_THROWS_AS(aio::tcp_listener({ipv4, alone.port()}, aio::port_use::shared), aio::error);
        const aio::tcp_listener first({ipv4, 0}, aio::port_use::shared);
        CHECK_THROWS_AS(aio::tcp_listener({ipv4, first.port()}), aio::error);
        const aio::tcp_listener second({ipv4, first.port()}, aio::port_use::shared);
        CHECK(second.port() == first.port());
        co_return;
    });
}

#ifdef __linux__
TEST_CASE("who has connected and is not accepted is counted") {
    in_real_time([]() -> aio::task<> {
        aio::tcp_listener listener({ipv4, 0});
        CHECK(listener.waiting() == 0);
        const auto clients = co_await connect_often(listener.port(), 30);
        CHECK(listener.waiting() == 30);
        const aio::stream accepted = co_await listener.accept();
        CHECK(listener.waiting() == 29);
    });
}

TEST_CASE("the first of two listeners gives way: new connections go to the second, old ones stay") {
    in_real_time([]() -> aio::task<> {
        aio::tcp_listener first({ipv4, 0}, aio::port_use::shared);
        const auto before = co_await connect_often(first.port(), 5);
        const aio::tcp_listener second({ipv4, first.port()}, aio::port_use::shared);
        first.give_way();
        const auto after = co_await connect_often(first.port(), 40);
        CHECK(first.waiting() == 5);
        CHECK(second.waiting() == 40);
    });
}
#endif

TEST_CASE("when the first of two listeners has gone, the second gets all connections") {
    in_real_time([]() -> aio::task<> {
        std::optional<aio::tcp_listener> first;
        first.emplace(aio::endpoint{ipv4, 0}, aio::port_use::shared);
        aio::tcp_listener second({ipv4, first->port()}, aio::port_use::shared);
        first->give_way();
        first.reset();
        const auto clients = co_await connect_often(second.port(), 40);
        for (int i = 0; i < 40; ++i) const aio::stream accepted = co_await second.accept();
        CHECK(second.waiting() == 0);
    });
}

}  // namespace
