// A small web server on the loop: some pages, and an audience by WebSocket at `/socket`.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "aio/io/tcp.hpp"
#include "aio/task.hpp"
#include "aio/task_group.hpp"
#include "web/audience.hpp"
#include "web/own_hosts.hpp"
#include "web/visitor_places.hpp"
#include "web/web_limits.hpp"
#include "web/web_page.hpp"

namespace asyncdemo {

/// Where a page asks for its WebSocket, with a query or without.
inline constexpr std::string_view socket_path = "/socket";

/// Answers with its pages, and lets those that came from it listen and speak. It is for the names
/// in `own` only: any other request is told 403, and so is a page of another server that asks for
/// the WebSocket.
class web_server {
public:
    /// Listens. `people` outlives it. Throws `aio::error`.
    web_server(aio::endpoint at, std::vector<web_page> pages, audience& people,
               const web_limits& limits = {}, own_hosts own = own_hosts::of_this_machine());

    /// The port that it listens on.
    [[nodiscard]] std::uint16_t port() const noexcept { return listener_.port(); }

    /// Serves until cancelled; then all members are told that it ends, and have left. Throws
    /// `aio::error` when no connection can be accepted any more, and what the watcher throws. To
    /// be called once.
    aio::task<> serve();

private:
    aio::task<> accept_all(aio::task_group& visitors);
    aio::task<> serve_one(aio::stream visitor, visitor_places::place its);
    aio::task<std::optional<opened_websocket>> open(aio::stream visitor);
    [[nodiscard]] wire::http_response answer(const wire::http_request& asked) const;

    aio::tcp_listener listener_;
    web_pages pages_;
    audience& people_;
    web_limits limits_;
    own_hosts own_;
    visitor_places places_;
};

}  // namespace asyncdemo
