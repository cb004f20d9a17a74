// An address that a phone reads with its camera: a QR code, to be drawn in a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace asyncdemo {

/// A square of dark and light modules.
class qr_code {
public:
    /// In the smallest square that has room for the text, which at an address is 25 or 29 modules.
    /// Throws `std::length_error` for more than about 2 900 bytes, and `std::invalid_argument` for
    /// none.
    explicit qr_code(std::string_view text);

    /// Modules in a row, and rows.
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// Whether a module is dark; both count from 0 to `size() - 1`, from the upper left.
    [[nodiscard]] bool is_dark(std::size_t column, std::size_t row) const;

private:
    std::size_t size_ = 0;
    std::vector<bool> dark_;  // row by row
};

/// Which modules are drawn: the dark ones, where the ground is light, or the light ones, where it
/// is dark. Whoever sets both colours draws the dark ones, in black on white.
enum class qr_drawing { dark_modules, light_modules };

/// How many modules of light must surround a code; the lines below have them.
inline constexpr std::size_t qr_quiet_zone = 4;

/// Lines of equal width, two rows of modules a line, a column wide: "▄█▀ ".
std::vector<std::string> in_half_blocks(const qr_code& code, qr_drawing drawn);

/// The same in ASCII: a row of modules a line, each two columns wide: "##  ".
std::vector<std::string> in_ascii(const qr_code& code, qr_drawing drawn);

}  // namespace asyncdemo
