#include "posix/interfaces.hpp"

#include <uv.h>

#include <cstring>

#include "aio/error.hpp"
#include "posix/address.hpp"

namespace asyncdemo {
namespace {

// libuv's list, which goes back to it.
class listed_interfaces {
public:
    listed_interfaces() {
        aio::check(uv_interface_addresses(&first_, &count_),
                   "look up the addresses of this machine");
    }
    listed_interfaces(const listed_interfaces&) = delete;
    listed_interfaces& operator=(const listed_interfaces&) = delete;
    ~listed_interfaces() { uv_free_interface_addresses(first_, count_); }

    [[nodiscard]] const uv_interface_address_t* begin() const { return first_; }
    [[nodiscard]] const uv_interface_address_t* end() const { return first_ + count_; }

private:
    uv_interface_address_t* first_ = nullptr;
    int count_ = 0;
};

}  // namespace

std::vector<interface_address> interface_addresses() {
    std::vector<interface_address> all;
    for (const uv_interface_address_t& one : listed_interfaces()) {
        sockaddr_storage system{};
        std::memcpy(&system, &one.address, sizeof one.address);
        all.push_back({from_socket_address(system).host, one.is_internal != 0});
    }
    return all;
}

std::vector<std::string> reachable_by(const std::string& wildcard,
                                      const std::vector<interface_address>& all) {
    std::vector<std::string> hosts;
    for (const auto& [host, is_internal] : all) {
        const address at{host};
        const bool is_meant = wildcard == "::" || to_socket_address(at).ss_family == AF_INET;
        if (is_meant && !is_internal && !lacks_zone(at)) hosts.push_back(host);
    }
    return hosts;
}

}  // namespace asyncdemo
