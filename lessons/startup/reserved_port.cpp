#include "lessons/startup/reserved_port.hpp"

#include <netinet/in.h>
#include <sys/socket.h>

#include "aio/io/shared_port.hpp"

namespace asyncdemo::lessons::startup {

reserved_port::reserved_port()
    : socket_(require(::socket(AF_INET, SOCK_STREAM, 0), "reserve a port")) {
    aio::share_port(socket_.fd());
    sockaddr_storage at = to_socket_address(at_);
    socklen_t length = sizeof(sockaddr_in);
    auto* const generic = reinterpret_cast<sockaddr*>(&at);
    require(::bind(socket_.fd(), generic, length), "reserve a port");
    require(::getsockname(socket_.fd(), generic, &length), "look up the port");
    at_ = from_socket_address(at);
}

}  // namespace asyncdemo::lessons::startup
