#include "serving/websocket_caller.hpp"

#include <stdexcept>
#include <string>
#include <utility>

#include "aio/error.hpp"
#include "posix/socket_failure.hpp"
#include "serving/websocket_door.hpp"
#include "wire/websocket_handshake.hpp"

namespace asyncdemo {

websocket_caller::websocket_caller(http_caller::upgraded server)
    : server_(std::move(server.server)) {
    codec_.feed(server.rest);
}

aio::task<websocket_caller> websocket_caller::call(aio::endpoint server, int receive_buffer) {
    http_caller asking = co_await http_caller::call(server, receive_buffer);
    const std::string key = wire::websocket_key();
    const auto request = wire::websocket_request(std::string(websocket_target), key);
    const wire::http_response* const response = co_await asking.ask(request);
    if (response == nullptr || !wire::agrees_to_websocket(*response, key)) {
        throw std::runtime_error("the server does not agree to WebSocket");
    }
    co_return websocket_caller(std::move(asking).take_over());
}

aio::task<std::optional<std::string>> websocket_caller::receive() {
    for (;;) {
        std::optional<wire::websocket_message> said = codec_.next();
        co_await flush();
        if (said) co_return std::move(said->text);
        if (codec_.is_over()) co_return std::nullopt;
        const std::size_t count = co_await read();
        count == 0 ? codec_.end() : codec_.feed({chunk_.data(), count});
    }
}

aio::task<std::size_t> websocket_caller::read() {
    try {
        co_return co_await server_.read(chunk_);
    } catch (const aio::error& e) {
        if (!is_departure(e.code())) throw;
    }
    co_return 0;
}

aio::task<> websocket_caller::send(std::string_view text) {
    codec_.send(text);
    co_await flush();
}

aio::task<> websocket_caller::close() {
    codec_.close();
    co_await flush();
}

aio::task<> websocket_caller::flush() {
    std::string bytes;
    codec_.take_outgoing(bytes);
    if (bytes.empty()) co_return;
    try {
        co_await server_.write(bytes);
    } catch (const aio::error& e) {
        if (!is_departure(e.code())) throw;  // whoever receives sees the end
    }
}

}  // namespace asyncdemo
