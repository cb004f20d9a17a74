#include "web/web_server.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "aio/error.hpp"
#include "aio/sleep.hpp"
#include "posix/descriptor_limit.hpp"
#include "posix/socket_failure.hpp"
#include "web/http_exchange.hpp"
#include "wire/websocket_handshake.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t descriptors_of_our_own = 64;
constexpr std::chrono::milliseconds until_next_try{50};
constexpr int switching = 101;

std::size_t room_for(std::size_t connections) {
    const std::size_t descriptors = raise_descriptor_limit();
    return std::clamp<std::size_t>(descriptors - std::min(descriptors, descriptors_of_our_own), 1,
                                   connections);
}

// "screen" of "/socket?screen"; nothing when the target is not that of the WebSocket.
std::optional<std::string_view> query_for_socket(std::string_view target) {
    if (!target.starts_with(socket_path)) return std::nullopt;
    const std::string_view rest = target.substr(socket_path.size());
    if (rest.empty()) return rest;
    if (!rest.starts_with('?')) return std::nullopt;
    return rest.substr(1);
}

// As much as fits at once: nobody waits for it.
void refuse(aio::stream visitor) {
    try {
        visitor.try_write(
            "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 5\r\n"
            "Content-Type: text/plain\r\nContent-Length: 42\r\n\r\n"
            "Too many are here; try again a bit later.\n");
    } catch (const aio::error&) {
        return;  // it has gone already
    }
}

}  // namespace

web_server::web_server(aio::endpoint at, std::vector<web_page> pages, audience& people,
                       const web_limits& limits, own_hosts own)
    : listener_(at),
      pages_(std::move(pages)),
      people_(people),
      limits_(limits),
      own_(std::move(own)),
      places_(room_for(limits.connections), limits.of_one_machine, limits.for_own_machine) {}

aio::task<> web_server::serve() {
    co_await aio::with_task_group([this](aio::task_group& visitors) -> aio::task<> {
        visitors.spawn(people_.keep_alive());
        co_await accept_all(visitors);
    });
}

aio::task<> web_server::accept_all(aio::task_group& visitors) {
    for (;;) {
        std::optional<aio::stream> visitor;
        try {
            visitor = co_await listener_.accept();
        } catch (const aio::error& e) {
            if (!passes_by_itself(e.code())) throw;
        }
        if (!visitor) {
            co_await aio::sleep(until_next_try);
        } else if (auto place = places_.take(peer_of(*visitor))) {
            visitors.spawn(serve_one(*std::move(visitor), *std::move(place)));
        } else {
            refuse(*std::move(visitor));
        }
        co_await aio::yield();  // those who came before are served first
    }
}

// Whatever fails on a connection is the end of that one alone.
aio::task<> web_server::serve_one(aio::stream visitor, [[maybe_unused]] visitor_places::place its) {
    try {
        auto opened = co_await open(std::move(visitor));
        if (opened) co_await people_.attend(*std::move(opened));
    } catch (const aio::error&) {
        co_return;
    }
}

// What serves the request is gone when the conversation begins: it would only take memory.
aio::task<std::optional<opened_websocket>> web_server::open(aio::stream visitor) {
    http_exchange exchange(std::move(visitor), limits_);
    const wire::http_request* const asked = co_await exchange.receive();
    if (asked == nullptr) co_return std::nullopt;
    const wire::http_response with = answer(*asked);
    const std::string query(query_for_socket(asked->target).value_or(""));
    co_await exchange.answer(with);
    if (with.status != switching) co_return std::nullopt;
    co_return std::move(exchange).take_over(query);
}

wire::http_response web_server::answer(const wire::http_request& asked) const {
    if (!own_.has(asked.headers.get("Host"))) {
        return wire::http_response(
            403, "This server is reached by its address, not by that name.\n", "text/plain");
    }
    if (!query_for_socket(asked.target)) return pages_.answer(asked);
    if (!own_.is_from_own_page(asked)) {
        return wire::http_response(403, "Only a page of this server may ask for this.\n",
                                   "text/plain");
    }
    return wire::websocket_answer(asked);
}

}  // namespace asyncdemo
