// How a connection of HTTP becomes one of WebSocket (RFC 6455, section 4): the client asks with a
// key, and the server proves that it has read it.
#pragma once

#include <string>
#include <string_view>

#include "wire/http_message.hpp"

namespace wire {

/// A new key, at random.
std::string websocket_key();

/// What proves that a server has read the key.
std::string websocket_proof(std::string_view key);

/// Asks for WebSocket at the target.
http_request websocket_request(std::string target, std::string_view key);

/// The server's answer to any request: 101 for one that asks for WebSocket as it should, 426 for
/// one that asks for another version or for none, 400 for one that is wrong.
http_response websocket_answer(const http_request& asked);

/// True when the response agrees to the request with that key.
bool agrees_to_websocket(const http_response& response, std::string_view key);

}  // namespace wire
