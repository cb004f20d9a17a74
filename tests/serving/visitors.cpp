#include "serving/visitors.hpp"

#include <sys/socket.h>

#include <array>
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
    std::string all;
    std::array<char, 1000> some;
    for (;;) {
        const ssize_t count = ::recv(from.fd(), some.data(), some.size(), 0);
        if (count < 0) throw std::runtime_error("the answer was taken back");
        if (count == 0) return all;
        all.append(some.data(), static_cast<std::size_t>(count));
    }
}

std::vector<std::string> words_of(const std::vector<client_seen>& told) {
    std::vector<std::string> words;
    for (const client_seen& c : told) {
        if (!c.what.empty()) words.push_back(c.what + (c.state == client_state::over ? "." : ""));
    }
    return words;
}

}  // namespace asyncdemo
