#include "crowd/visitor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "aio/error.hpp"
#include "wire/websocket_handshake.hpp"

namespace asyncdemo::crowd {
namespace {

constexpr std::size_t longest_head = 16UL * 1024;
constexpr std::string_view head_end = "\r\n\r\n";
constexpr std::string_view agreed = "HTTP/1.1 101 ";

// "403" of "HTTP/1.1 403 Forbidden"; "nothing" when there was no answer.
std::string status_of(std::string_view head) {
    constexpr std::size_t before = std::string_view("HTTP/1.1 ").size();
    return head.size() < before + 3 ? "nothing" : std::string(head.substr(before, 3));
}

}  // namespace

std::string server_address::name() const {
    const bool is_ipv6 = host.find(':') != std::string::npos;
    return is_ipv6 ? fmt::format("[{}]:{}", host, port) : fmt::format("{}:{}", host, port);
}

aio::task<visitor> visitor::connect(const server_address& to, observations& noted,
                                    int receive_buffer) {
    auto socket = co_await aio::connect({to.host.c_str(), to.port}, receive_buffer);
    co_return visitor(std::move(socket), noted);
}

aio::task<bool> visitor::open(const server_address& at, std::string origin) {
    const std::string head = fmt::format(
        "GET /socket HTTP/1.1\r\nHost: {}\r\nOrigin: {}\r\nConnection: Upgrade\r\n"
        "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {}\r\n\r\n",
        at.name(), origin, wire::websocket_key());
    co_await send(head);
    std::string answer;
    while (answer.find(head_end) == std::string::npos && answer.size() < longest_head) {
        const std::size_t count = co_await read(chunk_.size());
        if (count == 0) break;
        answer.append(chunk_.data(), count);
    }
    const std::size_t end = answer.find(head_end);
    if (!answer.starts_with(agreed) || end == std::string::npos) {
        noted_->refused(status_of(answer));
        co_return false;
    }
    noted_->opened();
    codec_.feed(std::string_view(answer).substr(end + head_end.size()));
    co_return true;
}

aio::task<> visitor::send(std::string_view bytes) {
    try {
        co_await socket_.write(bytes);
    } catch (const aio::error&) {
        co_return;  // whoever hears sees the end
    }
}

aio::task<> visitor::say(std::string_view text) {
    codec_.send(text);
    co_await flush();
}

aio::task<> visitor::flush() {
    std::string bytes;
    codec_.take_outgoing(bytes);
    if (!bytes.empty()) co_await send(bytes);
}

aio::task<std::optional<std::string>> visitor::hear() {
    for (;;) {
        std::optional<wire::websocket_message> said = codec_.next();
        co_await flush();
        if (said) co_return std::move(said->text);
        if (codec_.is_over()) break;
        const std::size_t count = co_await read(chunk_.size());
        count == 0 ? codec_.end() : codec_.feed({chunk_.data(), count});
    }
    noted_->closed(codec_.code());
    co_return std::nullopt;
}

aio::task<> visitor::hear_out() {
    std::size_t count = 1;
    while (count > 0) count = co_await read(chunk_.size());
}

aio::task<bool> visitor::read_a_little(std::size_t most_bytes) {
    const std::size_t count = co_await read(most_bytes);
    co_return count > 0;
}

aio::task<std::size_t> visitor::read(std::size_t most_bytes) {
    try {
        const std::size_t most = std::min(most_bytes, chunk_.size());
        co_return co_await socket_.read(std::span(chunk_).first(most));
    } catch (const aio::error&) {
        co_return 0;
    }
}

}  // namespace asyncdemo::crowd
