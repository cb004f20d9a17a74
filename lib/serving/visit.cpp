#include "serving/visit.hpp"

#include <array>
#include <cerrno>

#include "posix/address.hpp"
#include "serving/backlog.hpp"
#include "serving/serving_limits.hpp"
#include "stage/stage.hpp"

namespace asyncdemo {
namespace {

std::string peer_of(int fd) {
    sockaddr_storage peer{};
    socklen_t length = sizeof peer;
    if (::getpeername(fd, reinterpret_cast<sockaddr*>(&peer), &length) != 0) return "?";
    return to_string(from_socket_address(peer));
}

}  // namespace

visit::visit(stage& on, std::uint16_t port, int fd, const sockaddr_storage* peer)
    : on_(on.is_serving() ? &on : nullptr), port_(port) {
    if (!is_told()) return;
    who_ = peer != nullptr ? to_string(from_socket_address(*peer)) : peer_of(fd);
    since_ = on.now() - time_in_backlog(fd).value_or(std::chrono::milliseconds(0));
    ending_ = "went away";
}

visit::~visit() {
    if (is_told() && !is_settled_) settle(ending_);
}

void visit::tell(std::string_view what) { tell_as(client_state::waiting, what, since_); }

void visit::tell_in_hand(std::string_view what) { tell_as(client_state::in_hand, what, since_); }

void visit::tell_idle(std::string_view what) {
    if (is_told()) tell_as(client_state::idle, what, on_->now());
}

void visit::settle(std::string_view how) {
    tell_as(client_state::over, how, since_);
    is_settled_ = true;
}

void visit::tell_as(client_state state, std::string_view what, duration since) {
    if (!is_told()) return;
    on_->tell_client({port_, who_, 0, since.count(), std::string(what), state, name_});
}

void visit::begin_again() {
    if (is_told()) since_ = on_->now();
    is_settled_ = false;
}

duration visit::waited() const { return is_told() ? on_->now() - since_ : duration{}; }

void visit::take_leave(int fd) {
    std::array<char, 4096> unread;
    for (std::size_t taken = 0; taken < serving_limits::client_bytes;) {
        const ssize_t count = ::recv(fd, unread.data(), unread.size(), MSG_DONTWAIT);
        if (count < 0 && errno == ECONNRESET) expect("went away");
        if (count <= 0) break;
        taken += static_cast<std::size_t>(count);
    }
}

}  // namespace asyncdemo
