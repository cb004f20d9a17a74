// Whether a text that comes piece by piece is UTF-8 (RFC 3629). A piece may end within a character.
#pragma once

#include <cstdint>
#include <string_view>

namespace wire {

class utf8_check {
public:
    /// False as soon as no text can go on like this; then it is over with the check.
    bool take(std::string_view bytes) noexcept;

    /// True when no character has begun that is not complete.
    [[nodiscard]] bool is_complete() const noexcept { return missing_ == 0; }

private:
    bool begin(std::uint8_t first) noexcept;

    int missing_ = 0;            // bytes of the character that has begun
    std::uint8_t least_ = 0x80;  // that the next of them can be
    std::uint8_t most_ = 0xBF;
};

}  // namespace wire
