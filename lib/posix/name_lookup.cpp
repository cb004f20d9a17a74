#include "posix/name_lookup.hpp"

#include <fmt/format.h>
#include <netdb.h>
#include <sys/socket.h>

#include <cstring>
#include <memory>
#include <stdexcept>

namespace asyncdemo {

address look_up(const std::string& host, std::uint16_t port) {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* list = nullptr;
    const int error = ::getaddrinfo(host.c_str(), nullptr, &wanted, &list);
    if (error != 0) {
        throw std::runtime_error(fmt::format("no machine {}: {}", host, ::gai_strerror(error)));
    }
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> found(list, ::freeaddrinfo);
    sockaddr_storage first{};
    std::memcpy(&first, found->ai_addr, found->ai_addrlen);
    address at = from_socket_address(first);
    at.port = port;
    return at;
}

}  // namespace asyncdemo
