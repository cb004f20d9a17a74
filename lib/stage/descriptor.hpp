// A descriptor of the system that closes itself.
#pragma once

#include <utility>

namespace asyncdemo {

/// Owns a descriptor of the system and closes it; -1 is none.
class descriptor {
public:
    explicit descriptor(int fd) noexcept : fd_(fd) {}
    descriptor(descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    descriptor& operator=(descriptor&&) = delete;
    ~descriptor();

    [[nodiscard]] int fd() const noexcept { return fd_; }

private:
    int fd_;
};

}  // namespace asyncdemo
