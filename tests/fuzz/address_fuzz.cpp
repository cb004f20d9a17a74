// Addresses of the network, as they are typed.
#include <stdexcept>
#include <string>

#include "fuzz/target.hpp"
#include "posix/address.hpp"

namespace asyncdemo::fuzz {

void take(std::string_view text) {
    const address typed{std::string(text), 9001};
    try {
        const address again = from_socket_address(to_socket_address(typed));
        require(again.port == typed.port, "the port stays");
        const address twice = from_socket_address(to_socket_address(again));
        require(to_string(twice) == to_string(again), "an address is read as what was written");
        require(is_loopback(twice) == is_loopback(again), "it stays as near as it is");
    } catch (const std::invalid_argument&) {
    }
}

}  // namespace asyncdemo::fuzz
