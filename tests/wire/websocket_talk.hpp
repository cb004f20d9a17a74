// A conversation with a WebSocket codec: frames made by hand, bit by bit, and what the codec makes
// of them, whatever its side and the pieces in which they come.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "wire/websocket.hpp"

namespace wire::test {

/// A frame, or something near one. The default is what a message in one frame is.
struct frame {
    unsigned opcode;
    std::string payload;
    bool is_final = true;
    unsigned reserved = 0;  // its three bits
};

frame text(std::string payload, bool is_final = true);
frame binary(std::string payload, bool is_final = true);
frame more(std::string payload, bool is_final = true);  // a continuation
frame ping(std::string payload = {});
frame pong(std::string payload = {});
frame closing();
frame closing(unsigned code, std::string_view reason = {});

/// As it goes over the wire.
std::string bytes_of(const frame& f, bool is_masked);

/// Of whole frames, without masks.
std::vector<frame> frames_in(std::string_view bytes);

/// The code in a close frame; 0 when it has none.
unsigned code_of(const frame& closing);

/// What a codec received, and said to it.
struct heard {
    std::vector<websocket_message> messages;
    std::vector<frame> said;
    std::uint16_t code = 0;
    std::string reason;
};

heard hear(websocket::side own, std::string_view bytes, std::size_t piece,
           std::size_t longest = 1024 * 1024);

/// What must come of frames, for both sides and whatever the pieces.
struct expected {
    std::vector<std::string> messages{};
    unsigned code = 0;                 // of the end; 0: it goes on
    std::vector<std::string> pongs{};  // in answer to pings
};

void check_heard(const std::vector<frame>& frames, const expected& e,
                 std::size_t longest = 1024 * 1024);

}  // namespace wire::test
