#include "bench/plain_socket.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstddef>
#include <stdexcept>

namespace asyncdemo::bench {

descriptor connect_to(std::uint16_t port) {
    descriptor socket(require(::socket(AF_INET, SOCK_STREAM, 0), "create a socket"));
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(port);
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    require(::connect(socket.fd(), reinterpret_cast<const sockaddr*>(&at), sizeof at), "connect");
    return socket;
}

void send_all(const descriptor& to, std::string_view bytes) {
    const auto sent = ::send(to.fd(), bytes.data(), bytes.size(), 0);
    if (static_cast<std::size_t>(require(static_cast<int>(sent), "send")) < bytes.size()) {
        throw std::runtime_error("the server reads nothing");
    }
}

std::string_view receive_some(const descriptor& from, std::span<char> into) {
    const auto count = ::recv(from.fd(), into.data(), into.size(), 0);
    return {into.data(), static_cast<std::size_t>(require(static_cast<int>(count), "receive"))};
}

}  // namespace asyncdemo::bench
