// Connections on loopback for tests.
#pragma once

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "aio/gather.hpp"
#include "aio/io/tcp.hpp"

namespace test {

inline constexpr const char* ipv4 = "127.0.0.1";

// More than both sockets together take at once.
inline constexpr std::size_t more_than_fits = 16'000'000;

/// Both ends of one connection.
struct ends {
    std::optional<aio::stream> client;
    std::optional<aio::stream> server;
};

// Connects both ends to each other.
inline aio::task<> connect_both(ends& both) {
    aio::tcp_listener listener({ipv4, 0});
    const auto open = [&]() -> aio::task<> {
        both.client.emplace(co_await aio::connect({ipv4, listener.port()}));
    };
    const auto accept = [&]() -> aio::task<> { both.server.emplace(co_await listener.accept()); };
    co_await aio::gather(open(), accept());
}

// A text in which a piece that is lost, doubled or out of its place shows.
inline std::string long_text(std::size_t size) {
    std::string text;
    text.reserve(size + 10);
    for (int i = 0; text.size() < size; ++i) text += std::to_string(i) + ' ';
    text.resize(size);
    return text;
}

inline aio::task<std::string> read_some(aio::stream& from) {
    std::array<char, 4096> buffer;
    const std::size_t count = co_await from.read(buffer);
    co_return std::string(buffer.data(), count);
}

/// Sends back what comes, until that ends.
inline aio::task<> echo(aio::stream peer) {
    std::array<char, 4096> buffer;
    while (const std::size_t count = co_await peer.read(buffer)) {
        co_await peer.write(std::string_view(buffer.data(), count));
    }
}

}  // namespace test
