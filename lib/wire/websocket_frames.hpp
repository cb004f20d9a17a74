// The frames of WebSocket (RFC 6455, section 5), read and written by wslay: lengths and masks. What
// they mean is the matter of `websocket`.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace wire {

enum class websocket_opcode : std::uint8_t {
    continuation = 0,
    text = 1,
    binary = 2,
    close = 8,
    ping = 9,
    pong = 10,
};

/// Some of a frame, as it came: all of it, or as much as there is.
struct frame_part {
    websocket_opcode opcode;  // maybe none of those with a name
    bool is_final;            // the frame is the last of its message
    bool is_masked;
    bool has_reserved_bits;
    std::uint64_t frame_bytes;  // payload of the whole frame
    std::string_view payload;   // of this part, without the mask; lasts until the next part
    bool is_first;              // of its frame
    bool is_last;               // of its frame
};

/// Reads and writes the frames of one connection. Before the first one it takes no memory, then 4
/// kB.
class websocket_frames {
public:
    /// `masks`: what is written, as clients must.
    explicit websocket_frames(bool masks) noexcept;
    websocket_frames(websocket_frames&&) noexcept;
    websocket_frames& operator=(websocket_frames&&) noexcept;
    ~websocket_frames();

    /// The next part of a frame, whose bytes it takes from the front of `bytes`; nothing when it
    /// needs more of them. Throws `websocket_violation` for a length that is longer than need be,
    /// and for a control frame that is too long or in fragments.
    std::optional<frame_part> read(std::string_view& bytes);

    /// Appends a message in one frame to `out`.
    void write(std::string& out, websocket_opcode opcode, std::string_view payload);

private:
    struct state;
    state& begun();

    bool masks_;
    std::unique_ptr<state> state_;
};

}  // namespace wire
