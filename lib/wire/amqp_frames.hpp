// The frames of AMQP 0-9-1, read and written: what carries methods and messages. What they mean is
// the matter of `amqp_client` and `amqp_broker_connection`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wire {

/// What a client says first: AMQP, version 0-9-1.
constexpr std::string_view amqp_greeting("AMQP\0\0\x09\x01", 8);

enum class amqp_frame_type : std::uint8_t { method = 1, header = 2, body = 3, heartbeat = 8 };

struct amqp_frame {
    amqp_frame_type type;
    std::uint16_t channel;
    std::string_view payload;
};

/// Reads the frames of one connection. An idle one takes 4 kB at most.
class amqp_frames {
public:
    /// Bytes as they came. They wait in memory for `next`.
    void feed(std::string_view bytes);

    /// The next frame, which lasts until the next call; nothing when more bytes are needed. Throws
    /// `amqp_error` (501) for what is no frame, or too long a one.
    std::optional<amqp_frame> next();

    /// True when the bytes begin with the greeting, which is taken; nothing when more are needed.
    std::optional<bool> take_greeting();

private:
    [[nodiscard]] std::string_view unread() const {
        return std::string_view(bytes_).substr(begin_);
    }
    void let_go();

    std::string bytes_;
    std::size_t begin_ = 0;  // of those that are not read yet
};

/// Appends a frame to `out`.
void write_frame(std::string& out, amqp_frame_type type, std::uint16_t channel,
                 std::string_view payload);

/// Appends what follows a method that carries a message to `out`: the properties, encoded, and the
/// body in frames of at most `frame_bytes` each.
void write_content(std::string& out, std::uint16_t channel, std::string_view properties,
                   std::string_view body, std::size_t frame_bytes);

/// A number of that many bytes, the highest first, as everything of AMQP is.
std::uint64_t read_number(std::string_view bytes) noexcept;

}  // namespace wire
