// Those who talk to a side over WebSocket, for sides that block: `loop_websocket` has the same
// words, to be awaited.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "serving/blocking_http.hpp"
#include "serving/blocking_socket.hpp"
#include "serving/message_page.hpp"
#include "serving/serving_limits.hpp"
#include "wire/websocket.hpp"

namespace asyncdemo {

/// Somebody who has asked for WebSocket and got it. It belongs to one thread.
class blocking_websocket {
public:
    /// Goes on with a client that was answered with 101. `between_pings`, when people are served:
    /// how often it is asked for a sign of life.
    blocking_websocket(blocking_http_client::upgraded client,
                       std::chrono::milliseconds between_pings);

    /// Blocks until the next message, a text, has come. Nothing when none comes any more: the
    /// client has closed or gone, or broke the rules or sent binary data and was told so, or gave
    /// no sign of life (when people are served). Throws as `blocking_client::read` does.
    std::optional<std::string> receive();

    /// Sends all of it, and blocks as long as the client doesn't read. Nothing to one that has
    /// closed. Throws as `blocking_client::write` does.
    void send(std::string_view text);

    /// Says that nothing more will be sent, and why. The client answers that, so receive until the
    /// end. Throws as `send` does, and as `wire::websocket::close`.
    void close(std::uint16_t code = wire::websocket_code::normal, std::string_view reason = {});

    /// False after a close, of either side.
    [[nodiscard]] bool is_open() const noexcept { return codec_.is_open(); }

    /// For those who serve people: tells what the message waits for.
    void tell(std::string_view what) { socket_.tell(what); }

    /// For those who serve people: tells that something begins to work on the answer.
    void tell_in_hand(std::string_view what) { socket_.tell_in_hand(what); }

private:
    std::optional<std::string> read_message();
    std::size_t read();
    void flush();

    wire::websocket codec_{wire::websocket::side::server, serving_limits::message_bytes};
    blocking_client socket_;
    const std::chrono::milliseconds between_pings_;
    std::chrono::steady_clock::time_point next_message_;
    std::array<char, 4096> chunk_;
};

/// Answers what a client asks over HTTP, for the page and what belongs to it, until it asks for
/// WebSocket. Nothing when it has ended before.
std::optional<blocking_websocket> open_websocket(
    blocking_client client, message_page page,
    std::chrono::milliseconds between_pings = serving_limits::between_pings);

}  // namespace asyncdemo
