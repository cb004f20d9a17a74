#include "lessons/startup/reserved_port.hpp"

#include <netinet/in.h>
#include <sys/socket.h>

#include <string>
#include <utility>

#include "aio/io/shared_port.hpp"

namespace asyncdemo::lessons::startup {

namespace {

descriptor bound_to(sockaddr_storage at, bool shares, const std::string& operation) {
    descriptor socket(require(::socket(at.ss_family, SOCK_STREAM, 0), operation.c_str()));
    const int yes = 1;
    ::setsockopt(socket.fd(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (shares) aio::share_port(socket.fd());
    const bool is_ipv6 = at.ss_family == AF_INET6;
    const socklen_t length = is_ipv6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in);
    require(::bind(socket.fd(), reinterpret_cast<sockaddr*>(&at), length), operation.c_str());
    return socket;
}

// Where nobody else is: who would share the port is found by a socket that would not.
descriptor reserve(const address& at) {
    const std::string operation = "listen on " + to_string(at);
    const sockaddr_storage where = to_socket_address(at);
    if (at.port != 0) bound_to(where, false, operation);
    return bound_to(where, true, operation);
}

}  // namespace

reserved_port::reserved_port(asyncdemo::address at) : socket_(reserve(at)), at_(std::move(at)) {
    sockaddr_storage where{};
    socklen_t length = sizeof where;
    require(::getsockname(socket_.fd(), reinterpret_cast<sockaddr*>(&where), &length),
            "look up the port");
    at_.port = from_socket_address(where).port;
}

}  // namespace asyncdemo::lessons::startup
