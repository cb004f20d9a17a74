// A message of AMQP, and how it comes: a method that announces it, a header, and its body in any
// number of frames.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wire {

struct amqp_message {
    std::string body;
    std::string properties;  // encoded, as they came

    [[nodiscard]] std::size_t size() const noexcept { return body.size() + properties.size(); }
};

/// Puts the messages of one channel together. All of it throws `amqp_error`: 505 for a frame whose
/// turn it isn't, 406 for too long a message.
class amqp_incoming {
public:
    explicit amqp_incoming(std::size_t longest_message) noexcept : longest_(longest_message) {}

    /// A method has come that announces a message.
    void begin();

    /// Any other method has come.
    void require_none() const;

    /// The payload of a header's frame, and that of a body's. The message, when it is complete.
    std::optional<amqp_message> take_header(std::string_view payload);
    std::optional<amqp_message> take_body(std::string_view payload);

private:
    enum class part { none, header, body };

    std::optional<amqp_message> complete();

    std::size_t longest_;
    part next_ = part::none;
    std::uint64_t missing_ = 0;  // of the body
    amqp_message message_;
};

}  // namespace wire
