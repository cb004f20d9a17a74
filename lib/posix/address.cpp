#include "posix/address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <uv.h>

#include <array>
#include <cstring>
#include <stdexcept>

namespace asyncdemo {
namespace {

// Where libuv and the system want one kind of address for another.
template <class Kind>
Kind as(const sockaddr_storage& a) {
    Kind typed{};
    std::memcpy(&typed, &a, sizeof typed);
    return typed;
}

template <class Kind>
sockaddr_storage stored(const Kind& typed) {
    sockaddr_storage a{};
    std::memcpy(&a, &typed, sizeof typed);
    return a;
}

std::string host_of(const sockaddr_in& a) {
    std::array<char, INET_ADDRSTRLEN> text{};
    uv_ip4_name(&a, text.data(), text.size());
    return text.data();
}

std::string host_of(const sockaddr_in6& a) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (IN6_IS_ADDR_V4MAPPED(&a.sin6_addr)) {
        ::inet_ntop(AF_INET, &a.sin6_addr.s6_addr[12], text.data(), text.size());
    } else {
        uv_ip6_name(&a, text.data(), text.size());
    }
    return text.data();
}

}  // namespace

std::string to_string(const address& a) {
    const bool is_ipv6 = a.host.find(':') != std::string::npos;
    return (is_ipv6 ? "[" + a.host + "]" : a.host) + ":" + std::to_string(a.port);
}

sockaddr_storage to_socket_address(const address& a) {
    sockaddr_in ipv4{};
    if (uv_ip4_addr(a.host.c_str(), a.port, &ipv4) == 0) return stored(ipv4);
    sockaddr_in6 ipv6{};
    if (uv_ip6_addr(a.host.c_str(), a.port, &ipv6) == 0) return stored(ipv6);
    throw std::invalid_argument("\"" + a.host + "\" is not an address");
}

address from_socket_address(const sockaddr_storage& a) {
    if (a.ss_family == AF_INET6) {
        const auto ipv6 = as<sockaddr_in6>(a);
        return {host_of(ipv6), ntohs(ipv6.sin6_port)};
    }
    const auto ipv4 = as<sockaddr_in>(a);
    return {host_of(ipv4), ntohs(ipv4.sin_port)};
}

bool is_loopback(const address& a) {
    const sockaddr_storage system = to_socket_address(a);
    // One of IPv4 comes back as that, and none has a zone.
    const std::string plain = from_socket_address(system).host;
    return plain.starts_with("127.") || plain == "::1";
}

bool lacks_zone(const address& a) {
    const sockaddr_storage system = to_socket_address(a);
    if (system.ss_family != AF_INET6) return false;
    const auto ipv6 = as<sockaddr_in6>(system);
    return IN6_IS_ADDR_LINKLOCAL(&ipv6.sin6_addr) && ipv6.sin6_scope_id == 0;
}

}  // namespace asyncdemo
