// What a server of messages answers over HTTP, before a client talks to it over WebSocket.
#pragma once

#include <string_view>

#include "serving/message_page.hpp"
#include "wire/http_message.hpp"

namespace asyncdemo {

/// Where the page asks for its WebSocket.
inline constexpr std::string_view websocket_target = "/ws";

/// The status of an answer that agrees to WebSocket: the connection goes on in it.
inline constexpr int upgraded = 101;

/// At `websocket_target`, agrees to WebSocket, but not for a page of another server: any page that
/// a browser shows may ask for it, and the browser says in `Origin` which one does (403). Who sends
/// none is no browser. Elsewhere, answers with the page and what belongs to it, or with 404 or 405.
wire::http_response answer_at_door(const wire::http_request& asked, const message_page& page);

}  // namespace asyncdemo
