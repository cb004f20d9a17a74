// A server that is talked to over WebSocket, on the loop: what the clients of a lesson are made of.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "aio/io/tcp.hpp"
#include "aio/task.hpp"
#include "serving/http_caller.hpp"
#include "wire/websocket.hpp"

namespace asyncdemo {

/// One connection. One task receives, and any number may send meanwhile, as with `loop_websocket`.
class websocket_caller {
public:
    /// Goes on with a server that has answered with 101.
    explicit websocket_caller(http_caller::upgraded server);

    /// Connects, and asks for WebSocket; `receive_buffer` as in `aio::connect`. Throws
    /// `aio::error`, and `std::runtime_error` when the server does not agree.
    static aio::task<websocket_caller> call(aio::endpoint server, int receive_buffer = 0);

    /// Waits for the next message. Nothing when none comes any more: the server has closed or gone.
    /// Throws `aio::error`.
    aio::task<std::optional<std::string>> receive();

    /// Sends all of it; nothing to a server that has closed or gone. Throws `aio::error`.
    aio::task<> send(std::string_view text);

    /// Says that nothing more will be sent; `receive` then gives what is still to come. Throws as
    /// `send` does.
    aio::task<> close();

    /// How it ended, 0 until then: the code of the server's close, or that there was none
    /// (`wire::websocket_code`).
    [[nodiscard]] std::uint16_t code() const noexcept { return codec_.code(); }

private:
    aio::task<std::size_t> read();
    aio::task<> flush();

    wire::websocket codec_{wire::websocket::side::client};
    aio::stream server_;
    std::array<char, 16384> chunk_;
};

}  // namespace asyncdemo
