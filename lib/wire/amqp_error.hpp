// The reply codes of AMQP 0-9-1: how a broker says what it refuses, and how far that reaches.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace wire {

namespace amqp_reply {
constexpr std::uint16_t success = 200;
constexpr std::uint16_t no_route = 312;
constexpr std::uint16_t connection_forced = 320;
constexpr std::uint16_t access_refused = 403;
constexpr std::uint16_t not_found = 404;
constexpr std::uint16_t resource_locked = 405;
constexpr std::uint16_t precondition_failed = 406;
constexpr std::uint16_t frame_error = 501;
constexpr std::uint16_t syntax_error = 502;
constexpr std::uint16_t command_invalid = 503;
constexpr std::uint16_t channel_error = 504;
constexpr std::uint16_t unexpected_frame = 505;
constexpr std::uint16_t resource_error = 506;
constexpr std::uint16_t not_allowed = 530;
constexpr std::uint16_t not_implemented = 540;
}  // namespace amqp_reply

/// "NOT_FOUND" for 404, as brokers begin their texts; empty for a code without a name here.
std::string_view name_of_reply(std::uint16_t code) noexcept;

/// Something is refused, or breaks the rules. The text is what the other side is told, or was told
/// by it: "NOT_FOUND - no queue 'tasks' in vhost '/'".
class amqp_error : public std::runtime_error {
public:
    /// Our own refusal: the text begins with the name of the code.
    static amqp_error because(std::uint16_t code, std::string_view why);

    /// Of the other side, in its own words.
    amqp_error(std::uint16_t code, const std::string& text)
        : std::runtime_error(text), code_(code) {}

    [[nodiscard]] std::uint16_t code() const noexcept { return code_; }

    /// True when only the channel ends by it, and not the connection.
    [[nodiscard]] bool is_of_channel() const noexcept {
        return code_ >= amqp_reply::access_refused && code_ <= amqp_reply::precondition_failed;
    }

private:
    std::uint16_t code_;
};

}  // namespace wire
