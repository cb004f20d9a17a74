#include "wire/utf8_check.hpp"

namespace wire {

bool utf8_check::take(std::string_view bytes) noexcept {
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (missing_ == 0) {
            if (byte >= 0x80 && !begin(byte)) return false;
            continue;
        }
        if (byte < least_ || byte > most_) return false;
        least_ = 0x80;
        most_ = 0xBF;
        --missing_;
    }
    return true;
}

// The second byte is limited where it would make the form longer than need be, a surrogate, or a
// code beyond the last one.
bool utf8_check::begin(std::uint8_t first) noexcept {
    if (first < 0xC2 || first > 0xF4) return false;
    missing_ = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    if (first == 0xE0) least_ = 0xA0;
    if (first == 0xED) most_ = 0x9F;
    if (first == 0xF0) least_ = 0x90;
    if (first == 0xF4) most_ = 0x8F;
    return true;
}

}  // namespace wire
