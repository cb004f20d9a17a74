#include "serving/blocking_websocket.hpp"

#include <string>
#include <thread>
#include <utility>

#include "serving/told_message.hpp"
#include "serving/websocket_door.hpp"

namespace asyncdemo {

blocking_websocket::blocking_websocket(blocking_http_client::upgraded client,
                                       std::chrono::milliseconds between_pings)
    : socket_(std::move(client.socket)), between_pings_(between_pings) {
    if (!client.rest.empty()) codec_.feed(client.rest);  // which takes memory from then on
    socket_.told().tell_idle(says_nothing_yet);
}

std::optional<std::string> blocking_websocket::receive() {
    std::optional<std::string> said = read_message();
    if (!socket_.told().is_told()) return said;
    std::this_thread::sleep_until(next_message_);
    next_message_ = std::chrono::steady_clock::now() + serving_limits::between_lines;
    if (!socket_.has_gone()) tell_of_message(socket_.told(), said.has_value(), codec_);
    return said;
}

std::optional<std::string> blocking_websocket::read_message() {
    for (;;) {
        std::optional<wire::websocket_message> said = codec_.next();
        const bool is_refused = said && said->is_binary;
        if (is_refused) codec_.close(wire::websocket_code::unsupported, "only text is spoken here");
        flush();
        if (said && !is_refused) return std::move(said->text);
        if (codec_.is_over()) return std::nullopt;
        const std::size_t count = read();
        count == 0 ? codec_.end() : codec_.feed({chunk_.data(), count});
    }
}

std::size_t blocking_websocket::read() {
    if (!socket_.told().is_told()) return socket_.read(chunk_);
    const auto last_sign = std::chrono::steady_clock::now();
    while (!socket_.has_come_within(between_pings_) && !socket_.has_gone()) {
        const bool is_dead =
            std::chrono::steady_clock::now() - last_sign > serving_limits::patience;
        if (is_dead) socket_.give_up("closed: says nothing");
        codec_.ping();
        flush();
    }
    return socket_.read(chunk_);
}

void blocking_websocket::send(std::string_view text) {
    codec_.send(text);
    flush();
    if (!socket_.has_gone()) socket_.told().settle_as_answered();
}

void blocking_websocket::close(std::uint16_t code, std::string_view reason) {
    codec_.close(code, reason);
    flush();
}

void blocking_websocket::flush() {
    std::string bytes;
    codec_.take_outgoing(bytes);
    if (!bytes.empty()) socket_.write(bytes);
}

std::optional<blocking_websocket> open_websocket(blocking_client client, message_page page,
                                                 std::chrono::milliseconds between_pings) {
    blocking_http_client visitor(std::move(client));
    while (const auto* const asked = visitor.receive()) {
        const wire::http_response answer = answer_at_door(*asked, page);
        visitor.answer(answer);
        if (answer.status == upgraded)
            return blocking_websocket(std::move(visitor).take_over(), between_pings);
    }
    return std::nullopt;
}

}  // namespace asyncdemo
