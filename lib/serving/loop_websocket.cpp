#include "serving/loop_websocket.hpp"

#include <string>
#include <utility>

#include "aio/first_of.hpp"
#include "aio/loop.hpp"
#include "aio/sleep.hpp"
#include "serving/told_message.hpp"
#include "serving/websocket_door.hpp"

namespace asyncdemo {

loop_websocket::loop_websocket(loop_http_client::upgraded client,
                               std::chrono::milliseconds between_pings)
    : socket_(std::move(client.socket)), between_pings_(between_pings) {
    if (!client.rest.empty()) codec_.feed(client.rest);  // which takes memory from then on
    socket_.told().tell_idle(says_nothing_yet);
}

aio::task<std::optional<std::string>> loop_websocket::receive() {
    if (!socket_.told().is_told()) co_return co_await read_message();
    co_return co_await receive_from_people();
}

aio::task<std::optional<std::string>> loop_websocket::receive_from_people() {
    auto [said, never] = co_await aio::first_of(read_message(), keep_alive());
    co_await aio::sleep_until(next_message_);
    next_message_ = aio::loop::current().after(serving_limits::between_lines);
    std::optional<std::string> message = said ? *std::move(said) : std::nullopt;
    if (!socket_.has_gone()) tell_of_message(socket_.told(), message.has_value(), codec_);
    co_return message;
}

aio::task<std::optional<std::string>> loop_websocket::read_message() {
    for (;;) {
        std::optional<wire::websocket_message> said = codec_.next();
        const bool is_refused = said && said->is_binary;
        if (is_refused) codec_.close(wire::websocket_code::unsupported, "only text is spoken here");
        co_await flush();
        if (said && !is_refused) co_return std::move(said->text);
        if (codec_.is_over()) co_return std::nullopt;
        const std::size_t count = co_await socket_.read(chunk_);
        count == 0 ? codec_.end() : codec_.feed({chunk_.data(), count});
    }
}

aio::task<> loop_websocket::keep_alive() {
    for (;;) {
        co_await aio::sleep(between_pings_);
        codec_.ping();
        co_await flush();
    }
}

aio::task<> loop_websocket::send(std::string_view text) {
    codec_.send(text);
    co_await flush();
    if (!socket_.has_gone()) socket_.told().settle_as_answered();
}

aio::task<> loop_websocket::close(std::uint16_t code, std::string_view reason) {
    codec_.close(code, reason);
    co_await flush();
}

// What is to be sent is this call's own: another one may send meanwhile.
aio::task<> loop_websocket::flush() {
    std::string bytes;
    codec_.take_outgoing(bytes);
    if (!bytes.empty()) co_await socket_.write(bytes);
}

aio::task<std::optional<loop_websocket>> open_websocket(loop_client client, message_page page,
                                                        std::chrono::milliseconds between_pings) {
    loop_http_client visitor(std::move(client));
    while (const auto* const asked = co_await visitor.receive()) {
        const wire::http_response answer = answer_at_door(*asked, page);
        co_await visitor.answer(answer);
        if (answer.status == upgraded)
            co_return loop_websocket(std::move(visitor).take_over(), between_pings);
    }
    co_return std::nullopt;
}

}  // namespace asyncdemo
