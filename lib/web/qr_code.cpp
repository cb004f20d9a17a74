#include "web/qr_code.hpp"

#include <qrencode.h>

#include <cerrno>
#include <memory>
#include <new>
#include <stdexcept>

namespace asyncdemo {
namespace {

constexpr int smallest = 0;  // version, as the library has it

[[noreturn]] void refuse(int error) {
    if (error == ERANGE) throw std::length_error("too long a text for a QR code");
    if (error == EINVAL) throw std::invalid_argument("a QR code needs a text");
    throw std::bad_alloc();
}

/// The modules of a code with the quiet zone around them.
class surrounded_code {
public:
    surrounded_code(const qr_code& code, qr_drawing drawn) : code_(code), drawn_(drawn) {}

    [[nodiscard]] std::size_t size() const { return code_.size() + 2 * qr_quiet_zone; }

    /// False below the last row, too, which half a line may reach.
    [[nodiscard]] bool is_drawn(std::size_t column, std::size_t row) const {
        if (row >= size()) return false;
        const bool is_within = column >= qr_quiet_zone && column < size() - qr_quiet_zone &&
                               row >= qr_quiet_zone && row < size() - qr_quiet_zone;
        const bool is_dark =
            is_within && code_.is_dark(column - qr_quiet_zone, row - qr_quiet_zone);
        return is_dark == (drawn_ == qr_drawing::dark_modules);
    }

private:
    const qr_code& code_;
    qr_drawing drawn_;
};

std::string_view half_blocks(bool upper, bool lower) {
    if (upper) return lower ? "█" : "▀";
    return lower ? "▄" : " ";
}

}  // namespace

qr_code::qr_code(std::string_view text) {
    const std::unique_ptr<QRcode, decltype(&::QRcode_free)> made(
        ::QRcode_encodeData(static_cast<int>(text.size()),
                            reinterpret_cast<const unsigned char*>(text.data()), smallest,
                            QR_ECLEVEL_L),
        ::QRcode_free);
    if (!made) refuse(errno);
    size_ = static_cast<std::size_t>(made->width);
    dark_.reserve(size_ * size_);
    for (std::size_t i = 0; i < size_ * size_; ++i) dark_.push_back((made->data[i] & 1U) != 0);
}

bool qr_code::is_dark(std::size_t column, std::size_t row) const {
    return dark_.at(row * size_ + column);
}

std::vector<std::string> in_half_blocks(const qr_code& code, qr_drawing drawn) {
    const surrounded_code all(code, drawn);
    std::vector<std::string> lines;
    for (std::size_t row = 0; row < all.size(); row += 2) {
        std::string& line = lines.emplace_back();
        for (std::size_t column = 0; column < all.size(); ++column) {
            line += half_blocks(all.is_drawn(column, row), all.is_drawn(column, row + 1));
        }
    }
    return lines;
}

std::vector<std::string> in_ascii(const qr_code& code, qr_drawing drawn) {
    const surrounded_code all(code, drawn);
    std::vector<std::string> lines;
    for (std::size_t row = 0; row < all.size(); ++row) {
        std::string& line = lines.emplace_back();
        for (std::size_t column = 0; column < all.size(); ++column) {
            line += all.is_drawn(column, row) ? "##" : "  ";
        }
    }
    return lines;
}

}  // namespace asyncdemo
