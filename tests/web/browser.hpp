// Those who ask a web server, and a server for them: on one loop, so that a test is one task.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "aio/io/tcp.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "web/audience.hpp"
#include "web/web_server.hpp"
#include "wire/websocket.hpp"

namespace asyncdemo::browsing {

/// A connection that sends what it is told to, and reads.
class raw_client {
public:
    explicit raw_client(aio::stream socket) : socket_(std::move(socket)) {}

    /// `receive_buffer` as in `aio::connect`.
    static aio::task<raw_client> to(std::uint16_t port, int receive_buffer = 0);

    aio::task<> send(std::string_view bytes);

    /// All that comes until the server ends the connection, or resets it.
    aio::task<std::string> read_to_end();

    /// Some of what comes; nothing at the end.
    aio::task<std::string> read_some();

private:
    aio::stream socket_;
};

/// The head of a request for the WebSocket, as a browser writes it. `origin` and `host` are lines
/// of their own; none when they are empty.
std::string opening(std::string_view origin, std::string_view host = "Host: localhost",
                    std::string_view target = "/socket");

/// What comes of one request, and all of its answer.
aio::task<std::string> answer_to(std::uint16_t port, std::string request);

/// A page of the server at that port that listens and speaks.
class page {
public:
    static aio::task<page> open(std::uint16_t port, int receive_buffer = 0,
                                std::string_view target = "/socket");

    aio::task<> say(std::string_view text);

    /// The next message. Nothing when none comes any more; `code` then says why.
    aio::task<std::optional<std::string>> hear();

    aio::task<> close();

    [[nodiscard]] std::uint16_t code() const { return codec_.code(); }
    [[nodiscard]] std::string_view reason() const { return codec_.reason(); }
    [[nodiscard]] wire::websocket& codec() { return codec_; }

    /// Sends what the codec has to send.
    aio::task<> flush();

private:
    explicit page(raw_client client) : client_(std::move(client)) {}

    raw_client client_;
    wire::websocket codec_{wire::websocket::side::client};
};

/// Notes what it hears, as "1 joined", "1: text", "1 left".
class noting_watcher : public audience_watcher {
public:
    void joined(audience_member& who) override;
    void said(audience_member& who, std::string_view text) override;
    void left(audience_member& who) override;
    std::vector<std::string> catch_up(const audience_member& who) override;

    std::vector<std::string> heard;
    std::vector<audience_member*> members;
    std::vector<std::string> newest{"newest"};  // what it catches up with
};

/// Lets the loop run until `holds()`, for at most five seconds.
template <class Predicate>
aio::task<bool> comes_to(Predicate holds) {
    for (int turn = 0; turn < 5'000; ++turn) {
        if (holds()) co_return true;
        co_await aio::sleep(std::chrono::milliseconds(1));
    }
    co_return false;
}

/// Runs `body(server, people)`, a coroutine, while a server serves; then ends it.
template <class Body>
void while_serving(audience_watcher& watcher, const web_limits& limits, Body body) {
    const auto run_it = [&]() -> aio::task<> {
        audience people(watcher, limits);
        std::vector<web_page> pages;
        pages.push_back({"/", "<p>hello", "text/html; charset=utf-8", "default-src 'none'"});
        pages.push_back({"/a.txt", "a text", "text/plain"});
        web_server server({"127.0.0.1", 0}, std::move(pages), people, limits,
                          own_hosts({"laptop"}));
        const auto both = [&](aio::task_group& group) -> aio::task<> {
            group.spawn(server.serve());
            co_await body(server, people);
            group.cancel();
        };
        co_await aio::with_task_group(both);
    };
    aio::run(run_it());
}

}  // namespace asyncdemo::browsing
