#include "serving/loop_amqp.hpp"

#include <utility>

#include "posix/socket_failure.hpp"

namespace asyncdemo {

aio::task<loop_amqp_client> loop_amqp_client::call(const wire::amqp_url& at) {
    aio::stream connected = co_await aio::connect({at.host.c_str(), at.port});
    // Small words are not to wait for larger ones.
    uv_tcp_nodelay(reinterpret_cast<uv_tcp_t*>(connected.uv()), 1);
    loop_amqp_client client(std::move(connected), at.login);
    co_await client.settle();
    co_return client;
}

aio::task<> loop_amqp_client::consume(std::string_view queue, std::uint16_t prefetch) {
    codec_.prefetch(prefetch);
    codec_.consume(queue);
    co_await settle();
}

aio::task<> loop_amqp_client::close() {
    codec_.close();
    co_await settle();
}

aio::task<> loop_amqp_client::settle() {
    co_await send();
    while (codec_.unanswered() > 0) co_await read_some();
}

aio::task<wire::amqp_delivery> loop_amqp_client::receive() {
    for (;;) {
        if (auto next = codec_.next()) co_return *std::move(next);
        co_await read_some();
    }
}

aio::task<> loop_amqp_client::ack(std::uint64_t tag) {
    codec_.ack(tag);
    co_await send();
}

aio::task<> loop_amqp_client::read_some() {
    std::size_t count = 0;
    try {
        count = co_await broker_.read(chunk_);
    } catch (const aio::error& e) {
        if (!is_departure(e.code())) throw;
    }
    count == 0 ? codec_.end() : codec_.feed({chunk_.data(), count});
    codec_.require_no_refusal();
    co_await send();
}

// Several tasks may send at a time: what each takes goes out in one piece.
aio::task<> loop_amqp_client::send() {
    std::string outgoing;
    codec_.take_outgoing(outgoing);
    try {
        if (!outgoing.empty()) co_await broker_.write(outgoing);
    } catch (const aio::error& e) {
        if (!is_departure(e.code())) throw;  // else reading tells why
    }
}

}  // namespace asyncdemo
