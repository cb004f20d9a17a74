// Those who talk to a side over WebSocket, on the loop: `blocking_websocket` has the same words
// without `co_await`.
//
//     while (const auto said = co_await client.receive()) co_await client.send(*said);
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "aio/clock.hpp"
#include "aio/task.hpp"
#include "serving/loop_http.hpp"
#include "serving/loop_socket.hpp"
#include "serving/message_page.hpp"
#include "serving/serving_limits.hpp"
#include "wire/websocket.hpp"

namespace asyncdemo {

/// Somebody who has asked for WebSocket and got it. One task receives; any number of tasks may send
/// and close meanwhile, and their messages go out whole, in the order of the calls. It outlives the
/// calls.
class loop_websocket {
public:
    /// Goes on with a client that was answered with 101. `between_pings`, when people are served:
    /// how often it is asked for a sign of life.
    loop_websocket(loop_http_client::upgraded client, std::chrono::milliseconds between_pings);

    /// Waits for the next message, a text. Nothing when none comes any more: the client has closed
    /// or gone, or broke the rules and was told so, or gave no sign of life (when people are
    /// served). Throws as `loop_client::read` does.
    aio::task<std::optional<std::string>> receive();

    /// Sends all of it, and waits as long as the client doesn't read. Nothing to one that has
    /// closed. Throws as `loop_client::write` does.
    aio::task<> send(std::string_view text);

    /// Says that nothing more will be sent, and why. The client answers that, so whoever receives
    /// sees the end. Throws as `send` does, and as `wire::websocket::close`.
    aio::task<> close(std::uint16_t code = wire::websocket_code::normal,
                      std::string_view reason = {});

    /// False after a close, of either side.
    [[nodiscard]] bool is_open() const noexcept { return codec_.is_open(); }

    /// For those who serve people: tells what the message waits for.
    void tell(std::string_view what) { socket_.tell(what); }

    /// For those who serve people: tells that something begins to work on the answer.
    void tell_in_hand(std::string_view what) { socket_.tell_in_hand(what); }

    /// The connection below.
    [[nodiscard]] loop_client& socket() noexcept { return socket_; }

private:
    aio::task<std::optional<std::string>> receive_from_people();
    aio::task<std::optional<std::string>> read_message();
    aio::task<> keep_alive();
    aio::task<> flush();

    wire::websocket codec_{wire::websocket::side::server, serving_limits::message_bytes};
    loop_client socket_;
    std::chrono::milliseconds between_pings_;
    aio::time_point next_message_{};
    std::array<char, 4096> chunk_;
};

/// Answers what a client asks over HTTP, for the page and what belongs to it, until it asks for
/// WebSocket. Nothing when it has ended before.
aio::task<std::optional<loop_websocket>> open_websocket(
    loop_client client, message_page page,
    std::chrono::milliseconds between_pings = serving_limits::between_pings);

}  // namespace asyncdemo
