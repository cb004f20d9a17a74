// Messages as they go over the wire, shared by all who still have to get them.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "wire/websocket_frames.hpp"

namespace asyncdemo {

/// A frame of WebSocket, as a server sends it. Lives as long as one has to get it.
using shared_frame = std::shared_ptr<const std::string>;

/// Encodes messages. A large one, such as a whole picture, is encoded and stands in the memory once
/// for all who get it at about the same time, however slowly they read.
class shared_frames {
public:
    shared_frame encode(std::string_view text);

    /// Asks for a sign of life.
    shared_frame ping();

    /// How many large ones somebody still has to get.
    [[nodiscard]] std::size_t large_ones() const;

private:
    shared_frame make(wire::websocket_opcode opcode, std::string_view payload);
    void forget_old_ones();

    wire::websocket_frames codec_{false};
    std::unordered_map<std::size_t, std::weak_ptr<const std::string>>
        large_;  // by hash of the text
};

}  // namespace asyncdemo
