// One end of a connection that speaks WebSocket (RFC 6455), after the handshake: bytes in, messages
// out; messages in, bytes out. It knows no sockets, so a coroutine and a thread speak through it
// alike:
//
//     for (;;) {
//         std::optional<websocket_message> said = codec.next();
//         codec.take_outgoing(out);
//         send(out);
//         if (said || codec.is_over()) return said;
//         const std::size_t count = receive(chunk);
//         count == 0 ? codec.end() : codec.feed({chunk, count});
//     }
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wire/outgoing.hpp"
#include "wire/utf8_check.hpp"
#include "wire/websocket_code.hpp"
#include "wire/websocket_frames.hpp"

namespace wire {

/// What one side says to the other at a time.
class websocket_message {
public:
    explicit websocket_message(std::string content, bool as_binary = false)
        : text(std::move(content)), is_binary(as_binary) {}

    std::string text;  // UTF-8, unless it is binary
    bool is_binary;
};

/// Pings are answered, and so is a close. What breaks the rules is told by a close (1002, 1007,
/// 1009), after which nothing is read. An idle one takes 5 kB at most.
class websocket {
public:
    enum class side { client, server };

    /// A message longer than that, in bytes, is not received.
    explicit websocket(side own, std::size_t longest_message = 1024UL * 1024) noexcept
        : own_(own), longest_(longest_message), frames_(own == side::client) {}

    /// Bytes as they came.
    void feed(std::string_view bytes);

    /// No more bytes come.
    void end() noexcept;

    /// The oldest message that nobody has taken, if there is one. Some may be left when it is over.
    std::optional<websocket_message> next();

    /// These send nothing after a close.
    void send(std::string_view text);
    void send_binary(std::string_view bytes);

    /// Asks for a sign of life. Throws `std::invalid_argument` beyond 125 bytes.
    void ping(std::string_view payload = {});

    /// Signs of life so far, asked for or not.
    [[nodiscard]] std::size_t pongs() const noexcept { return pongs_; }

    /// Whole frames so far, of every kind: for whoever allows only so many in a time.
    [[nodiscard]] std::size_t frames() const noexcept { return whole_frames_; }

    /// Says that nothing more will be sent; what was sent before arrives before. The other side
    /// says the same, and messages may come until then. Throws `std::invalid_argument` for a code
    /// that is never sent, or a reason beyond 123 bytes.
    void close(std::uint16_t code = websocket_code::normal, std::string_view reason = {});

    /// Exchanges what is to be sent with `spare`, whose memory is used again.
    void take_outgoing(std::string& spare) { hand_over(outgoing_, spare); }

    /// False after a close, of either side.
    [[nodiscard]] bool is_open() const noexcept { return is_open_; }

    /// True when nothing more is read: end the connection when all has been sent, the server first.
    [[nodiscard]] bool is_over() const noexcept { return code_ != 0; }

    /// How it ended, 0 until it is over: the code and the reason that the other side gave
    /// (`websocket_code::none`, `abnormal`), or ours when it broke the rules.
    [[nodiscard]] std::uint16_t code() const noexcept { return code_; }
    [[nodiscard]] std::string_view reason() const noexcept { return reason_; }

    /// True when it is over because the other side broke a rule, so that we closed.
    [[nodiscard]] bool has_broken_rules() const noexcept { return has_broken_rules_; }

private:
    void take(const frame_part& part);
    void check_head(const frame_part& part) const;
    void take_data(const frame_part& part);
    void finish_message();
    void take_control(const frame_part& part);
    void take_close();
    void say_last(std::string_view payload);
    void write(websocket_opcode opcode, std::string_view payload);

    side own_;
    std::size_t longest_;
    websocket_frames frames_;
    std::string outgoing_;
    std::vector<websocket_message> messages_;
    std::size_t next_ = 0;  // of `messages_`: those before it are taken

    // Of the message that is being received, which other frames may interrupt.
    std::string message_;
    utf8_check utf8_;
    websocket_opcode kind_ = websocket_opcode::continuation;  // none

    std::string control_;  // payload of the control frame that is being received
    std::size_t pongs_ = 0;
    std::size_t whole_frames_ = 0;
    bool is_open_ = true;
    bool has_broken_rules_ = false;
    std::uint16_t code_ = 0;
    std::string reason_;
};

}  // namespace wire
