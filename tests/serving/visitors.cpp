#include "serving/visitors.hpp"

#include <sys/socket.h>

#include <stdexcept>

namespace asyncdemo {

descriptor knock(std::uint16_t port) {
    descriptor client(require(::socket(AF_INET, SOCK_STREAM, 0), "create a socket"));
    const sockaddr_storage at = to_socket_address({"127.0.0.1", port});
    require(::connect(client.fd(), reinterpret_cast<const sockaddr*>(&at), sizeof(sockaddr_in)),
            "knock");
    return client;
}

std::string read_to_end(const descriptor& from) {
    std::string all(1000, '\0');
    std::size_t length = 0;
    for (ssize_t count = 1; count > 0; length += static_cast<std::size_t>(count)) {
        count = ::recv(from.fd(), all.data() + length, all.size() - length, 0);
        if (count < 0) throw std::runtime_error("the answer was taken back");
    }
    all.resize(length);
    return all;
}

std::vector<std::string> words_of(const std::vector<client_seen>& told) {
    std::vector<std::string> words;
    for (const client_seen& c : told)
        words.push_back(c.what + (c.state == client_state::over ? "." : ""));
    return words;
}

}  // namespace asyncdemo
