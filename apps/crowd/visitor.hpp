// One connection to a web server, that says what it is told to, however wrong that is.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "aio/io/tcp.hpp"
#include "aio/task.hpp"
#include "crowd/observations.hpp"
#include "wire/websocket.hpp"

namespace asyncdemo::crowd {

/// Where the server is.
class server_address {
public:
    server_address(std::string number, std::uint16_t at_port)
        : host(std::move(number)), port(at_port) {}

    /// As a browser has it in `Host`: "127.0.0.1:8080", "[::1]:8080".
    [[nodiscard]] std::string name() const;

    std::string host;
    std::uint16_t port;
};

/// The observations outlive it.
class visitor {
public:
    /// Connects; `receive_buffer` as in `aio::connect`. Throws `aio::error`.
    static aio::task<visitor> connect(const server_address& to, observations& noted,
                                      int receive_buffer = 0);

    /// Asks for a WebSocket as a page of `origin` would. False when the server does not agree,
    /// which is noted.
    aio::task<bool> open(const server_address& at, std::string origin);

    /// Sends bytes as they are. The end of the connection is for whoever hears.
    aio::task<> send(std::string_view bytes);

    /// Sends a text as a message.
    aio::task<> say(std::string_view text);

    /// The next message. Nothing when none comes any more; how it ended is noted.
    aio::task<std::optional<std::string>> hear();

    /// Reads whatever comes, and makes nothing of it, until the server ends the connection.
    aio::task<> hear_out();

    /// Reads at most so much of what comes, once; false at the end.
    aio::task<bool> read_a_little(std::size_t most_bytes);

    [[nodiscard]] wire::websocket& codec() noexcept { return codec_; }

    /// Sends what the codec has to send.
    aio::task<> flush();

private:
    visitor(aio::stream socket, observations& noted) : socket_(std::move(socket)), noted_(&noted) {}

    aio::task<std::size_t> read(std::size_t most_bytes);

    aio::stream socket_;
    observations* noted_;
    wire::websocket codec_{wire::websocket::side::client};
    std::array<char, 4096> chunk_;
};

}  // namespace asyncdemo::crowd
