#include "stage/blocking_socket.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cerrno>
#include <system_error>

namespace asyncdemo {

int require(int result, const char* operation) {
    if (result == -1) throw std::system_error(errno, std::generic_category(), operation);
    return result;
}

blocking_listener::blocking_listener()
    : socket_(require(::socket(AF_INET, SOCK_STREAM, 0), "create a socket")) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    require(::bind(fd(), generic, length), "bind a socket");
    require(::listen(fd(), SOMAXCONN), "listen");
    require(::getsockname(fd(), generic, &length), "look up the port");
    port_ = ntohs(address.sin_port);
}

}  // namespace asyncdemo
