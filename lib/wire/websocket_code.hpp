// Why a connection of WebSocket is closed (RFC 6455, section 7.4).
#pragma once

#include <cstdint>
#include <stdexcept>

namespace wire {

/// An application has 3000 to 4999 for itself.
namespace websocket_code {
constexpr std::uint16_t normal = 1000;
constexpr std::uint16_t going_away = 1001;
constexpr std::uint16_t protocol_error = 1002;
constexpr std::uint16_t unsupported = 1003;  // of binary messages, where only text is spoken
constexpr std::uint16_t none = 1005;         // never sent: the close had no code
constexpr std::uint16_t abnormal = 1006;     // never sent: the stream ended without a close
constexpr std::uint16_t not_utf8 = 1007;
constexpr std::uint16_t policy = 1008;
constexpr std::uint16_t too_big = 1009;
}  // namespace websocket_code

/// The other side broke a rule; its code is that of the close which tells it.
class websocket_violation : public std::runtime_error {
public:
    websocket_violation(std::uint16_t code, const char* why)
        : std::runtime_error(why), code_(code) {}

    [[nodiscard]] std::uint16_t code() const noexcept { return code_; }

private:
    std::uint16_t code_;
};

}  // namespace wire
