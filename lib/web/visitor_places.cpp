#include "web/visitor_places.hpp"

#include <sys/socket.h>
#include <uv.h>

#include "posix/address.hpp"

namespace asyncdemo {
namespace {

using name_getter = int (*)(const uv_tcp_t*, sockaddr*, int*);

// The number of one end; empty when the system doesn't tell.
std::string host_of(name_getter which, aio::stream& connection) {
    sockaddr_storage name{};
    int length = sizeof name;
    const auto* const tcp = reinterpret_cast<const uv_tcp_t*>(connection.uv());
    if (which(tcp, reinterpret_cast<sockaddr*>(&name), &length) != 0) return {};
    return from_socket_address(name).host;
}

}  // namespace

peer peer_of(aio::stream& connection) {
    const std::string host = host_of(uv_tcp_getpeername, connection);
    const bool is_own = !host.empty() &&
                        (is_loopback({host, 0}) || host == host_of(uv_tcp_getsockname, connection));
    return {host, is_own};
}

std::optional<visitor_places::place> visitor_places::take(const peer& who) {
    if (!has_room_for(who)) return std::nullopt;
    ++by_host_[who.host];
    ++taken_;
    return std::optional<place>(std::in_place, *this, who.host);
}

bool visitor_places::has_room_for(const peer& who) const {
    if (taken_ >= all_) return false;
    if (who.is_own_machine) return true;
    const auto known = by_host_.find(who.host);
    return taken_ + kept_ < all_ && (known == by_host_.end() || known->second < of_one_machine_);
}

void visitor_places::give_back(const std::string& host) noexcept {
    --taken_;
    const auto known = by_host_.find(host);
    if (--known->second == 0) by_host_.erase(known);
}

}  // namespace asyncdemo
