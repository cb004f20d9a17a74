#include "program/guest.hpp"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

namespace asyncdemo {

using steady = std::chrono::steady_clock;

guest::guest(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    at.sin_port = htons(port);
    if (::connect(fd_, reinterpret_cast<const sockaddr*>(&at), sizeof at) != 0) {
        const int reason = errno;
        ::close(fd_);
        throw std::system_error(reason, std::generic_category(), "knock");
    }
}

guest::guest(guest&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      heard_(std::move(other.heard_)),
      has_ended_(other.has_ended_) {}

guest::~guest() {
    if (fd_ >= 0) ::close(fd_);
}

std::size_t guest::say(std::string_view text) const {
    const ssize_t sent = ::send(fd_, text.data(), text.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    return sent < 0 ? 0 : static_cast<std::size_t>(sent);
}

void guest::says_no_more() const { ::shutdown(fd_, SHUT_WR); }

bool guest::hears(std::string_view text, std::chrono::milliseconds within) {
    const auto until = steady::now() + within;
    while (heard_.find(text) == std::string::npos) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - steady::now());
        if (has_ended_ || left.count() <= 0 || !listen(left)) break;
    }
    return heard_.find(text) != std::string::npos;
}

bool guest::is_left(std::chrono::milliseconds within) {
    const auto until = steady::now() + within;
    while (!has_ended_) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - steady::now());
        if (left.count() <= 0 || !listen(left)) break;
    }
    return has_ended_;
}

// False when nothing has happened for so long.
bool guest::listen(std::chrono::milliseconds at_most) {
    pollfd polled{fd_, POLLIN, 0};
    if (::poll(&polled, 1, static_cast<int>(at_most.count())) <= 0) return false;
    std::array<char, 4096> chunk{};
    const ssize_t count = ::recv(fd_, chunk.data(), chunk.size(), 0);
    if (count > 0) heard_.append(chunk.data(), static_cast<std::size_t>(count));
    if (count <= 0) has_ended_ = true;
    return true;
}

}  // namespace asyncdemo
