// The servers that every program on the network is made of, on the runtime and on bare libuv.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string_view>

namespace asyncdemo::bench {

inline constexpr std::string_view greeting = "Hello from server!\n";

/// What is asked of the servers that speak HTTP, and the answer.
inline constexpr std::string_view request = "GET /now HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
inline constexpr std::string_view response_body = R"({"now":"2026-01-01T00:00:00Z"})";
inline constexpr std::string_view response =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 30\r\n\r\n"
    R"({"now":"2026-01-01T00:00:00Z"})";

/// How long the slow ones wait before they answer, as for a database.
inline constexpr std::chrono::milliseconds database{100};

/// What a server is asked to do, and whom it tells.
struct serving {
    serving(int at, std::int64_t how_many) : port(static_cast<std::uint16_t>(at)), n(how_many) {}

    std::uint16_t port;  // 0: one that is free
    std::int64_t n;      // it ends after so many visitors or messages
    std::function<void(std::uint16_t port)> when_open = [](std::uint16_t) {};
    std::function<void()> when_all_are_here = [] {};  // `hold`: n visitors are connected
};

/// Serves on 127.0.0.1 until n is reached. Throws `aio::error` when it can't listen.
using serve_function = void (*)(const serving&);

struct server_kinds {
    serve_function greet;  // says the greeting to n visitors and shows them out
    serve_function echo;   // sends n messages back, whoever they are of
    serve_function hold;   // lets n visitors come, and waits until all of them leave
};

/// These answer n requests over HTTP, at once or after `database`: the ends of connections that the
/// sides of lessons have, on the loop and with a thread for each connection.
void answer_on_aio(const serving& asked);
void answer_late_on_aio(const serving& asked);
void answer_in_threads(const serving& asked);
void answer_late_in_threads(const serving& asked);

/// Answers n requests without looking at them.
void answer_on_libuv(const serving& asked);

extern const server_kinds servers_on_aio;
extern const server_kinds servers_on_libuv;

}  // namespace asyncdemo::bench
