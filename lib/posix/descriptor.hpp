// A descriptor of the system that closes itself, and what its calls return.
#pragma once

#include <utility>

namespace asyncdemo {

/// Owns a descriptor of the system and closes it; -1 is none.
class descriptor {
public:
    explicit descriptor(int fd) noexcept : fd_(fd) {}
    descriptor(descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    descriptor& operator=(descriptor&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~descriptor();

    [[nodiscard]] int fd() const noexcept { return fd_; }

private:
    int fd_;
};

/// Whether something can be read from `fd` now. Throws `std::system_error`.
bool is_readable(int fd);

/// Throws `std::runtime_error` when select() can't wait for `fd`: an `fd_set` has room for the
/// first FD_SETSIZE descriptors, and FD_SET writes beyond it without a word.
void require_selectable(int fd);

/// Returns `result`, unless that is -1: then throws `std::system_error` with errno and `operation`.
int require(int result, const char* operation);

}  // namespace asyncdemo
