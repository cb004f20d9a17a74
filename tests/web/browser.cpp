#include "web/browser.hpp"

#include "aio/error.hpp"
#include "aio/sleep.hpp"

namespace asyncdemo::browsing {

aio::task<raw_client> raw_client::to(std::uint16_t port, int receive_buffer) {
    co_return raw_client(co_await aio::connect({"127.0.0.1", port}, receive_buffer));
}

aio::task<> raw_client::send(std::string_view bytes) {
    try {
        co_await socket_.write(bytes);
    } catch (const aio::error&) {  // whoever reads sees the end
    }
}

aio::task<std::string> raw_client::read_some() {
    std::array<char, 4096> chunk;
    try {
        const std::size_t count = co_await socket_.read(chunk);
        co_return std::string(chunk.data(), count);
    } catch (const aio::error&) {
    }
    co_return std::string();
}

aio::task<std::string> raw_client::read_to_end() {
    std::string all;
    for (;;) {
        const std::string some = co_await read_some();
        if (some.empty()) co_return all;
        all += some;
    }
}

std::string opening(std::string_view origin, std::string_view host, std::string_view target) {
    std::string head = "GET " + std::string(target) + " HTTP/1.1\r\n";
    for (const std::string_view line : {host, origin}) {
        if (!line.empty()) head.append(line).append("\r\n");
    }
    return head +
           "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
}

aio::task<std::string> answer_to(std::uint16_t port, std::string request) {
    raw_client client = co_await raw_client::to(port);
    co_await client.send(request);
    co_return co_await client.read_to_end();
}

aio::task<page> page::open(std::uint16_t port, int receive_buffer, std::string_view target) {
    page opened(co_await raw_client::to(port, receive_buffer));
    const std::string host = "localhost:" + std::to_string(port);
    const std::string head = opening("Origin: http://" + host, "Host: " + host, target);
    co_await opened.client_.send(head);
    std::string answer;
    while (answer.find("\r\n\r\n") == std::string::npos) {
        const std::string some = co_await opened.client_.read_some();
        if (some.empty()) throw std::runtime_error("no WebSocket: " + answer);
        answer += some;
    }
    if (!answer.starts_with("HTTP/1.1 101 ")) throw std::runtime_error("no WebSocket: " + answer);
    opened.codec_.feed(std::string_view(answer).substr(answer.find("\r\n\r\n") + 4));
    co_return opened;
}

aio::task<> page::say(std::string_view text) {
    codec_.send(text);
    co_await flush();
}

aio::task<> page::close() {
    codec_.close();
    co_await flush();
}

aio::task<> page::flush() {
    std::string bytes;
    codec_.take_outgoing(bytes);
    if (!bytes.empty()) co_await client_.send(bytes);
}

aio::task<std::optional<std::string>> page::hear() {
    for (;;) {
        std::optional<wire::websocket_message> said = codec_.next();
        co_await flush();
        if (said) co_return std::move(said->text);
        if (codec_.is_over()) co_return std::nullopt;
        const std::string some = co_await client_.read_some();
        some.empty() ? codec_.end() : codec_.feed(some);
    }
}

void noting_watcher::joined(audience_member& who) {
    heard.push_back(std::to_string(who.number()) + " joined");
    members.push_back(&who);
}

void noting_watcher::said(audience_member& who, std::string_view text) {
    heard.push_back(std::to_string(who.number()) + ": " + std::string(text));
}

void noting_watcher::left(audience_member& who) {
    heard.push_back(std::to_string(who.number()) + " left");
    std::erase(members, &who);
}

std::vector<std::string> noting_watcher::catch_up(const audience_member&) { return newest; }

}  // namespace asyncdemo::browsing
