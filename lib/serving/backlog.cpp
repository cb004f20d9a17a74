#include "serving/backlog.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>

#include "posix/socket_diagnostics.hpp"

namespace asyncdemo {
namespace {

// Where a line of the table has what.
constexpr std::size_t local_column = 1;
constexpr std::size_t remote_column = 2;
constexpr std::size_t state_column = 3;
constexpr std::size_t inode_column = 9;
constexpr std::size_t least_columns = 10;

// States of a connection, as the table numbers them.
constexpr unsigned established = 1;
constexpr unsigned close_wait = 8;  // the client has already ended its half

template <class Number>
Number from_hex(std::string_view digits) {
    Number value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return value;
}

// "0100007F:2329": words of 32 bits as they lie in memory, then the port as a number.
std::uint16_t port_of(std::string_view text) {
    return from_hex<std::uint16_t>(text.substr(text.find(':') + 1));
}

address address_of(std::string_view text) {
    constexpr std::size_t digits_of_word = 8;
    std::array<std::uint32_t, 4> words{};
    const std::string_view host = text.substr(0, text.find(':'));
    const std::size_t count = std::min(host.size() / digits_of_word, words.size());
    for (std::size_t i = 0; i < count; ++i) {
        words[i] = from_hex<std::uint32_t>(host.substr(i * digits_of_word, digits_of_word));
    }
    sockaddr_storage a{};
    if (count == 1) {
        sockaddr_in ipv4{};
        ipv4.sin_family = AF_INET;
        std::memcpy(&ipv4.sin_addr, words.data(), sizeof ipv4.sin_addr);
        std::memcpy(&a, &ipv4, sizeof ipv4);
    } else {
        sockaddr_in6 ipv6{};
        ipv6.sin6_family = AF_INET6;
        std::memcpy(&ipv6.sin6_addr, words.data(), sizeof ipv6.sin6_addr);
        std::memcpy(&a, &ipv6, sizeof ipv6);
    }
    address from = from_socket_address(a);
    from.port = port_of(text);
    return from;
}

}  // namespace

std::vector<unaccepted_client> unaccepted_in(std::istream& table,
                                             const std::vector<std::uint16_t>& ports) {
    std::vector<unaccepted_client> waiting;
    for (std::string line; std::getline(table, line);) {
        std::istringstream fields(line);
        const std::vector<std::string> words{std::istream_iterator<std::string>(fields), {}};
        if (words.size() < least_columns) continue;
        const auto state = from_hex<unsigned>(words[state_column]);
        if (state != established && state != close_wait) continue;
        if (words[inode_column] != "0") continue;  // a file: somebody has accepted it
        const std::uint16_t port = port_of(words[local_column]);
        if (std::find(ports.begin(), ports.end(), port) == ports.end()) continue;
        waiting.push_back({port, address_of(words[remote_column])});
    }
    return waiting;
}

#ifdef __linux__

// When data was last sent: until the server sends some, the system counts from the moment at which
// the connection was there. (What the client sends in the meantime does not change that.)
std::optional<std::chrono::milliseconds> time_in_backlog(int fd) {
    tcp_info info{};
    socklen_t length = sizeof info;
    if (::getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &length) != 0) return std::nullopt;
    return std::chrono::milliseconds(info.tcpi_last_data_sent);
}

std::optional<std::vector<unaccepted_client>> unaccepted(const std::vector<std::uint16_t>& ports) {
    std::vector<unaccepted_client> all;
    if (count_unaccepted(ports) == 0) return all;
    for (const char* const path : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        std::ifstream table(path);
        if (!table) continue;  // a system without IPv6, say
        const auto some = unaccepted_in(table, ports);
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

#else

std::optional<std::chrono::milliseconds> time_in_backlog(int) { return std::nullopt; }

std::optional<std::vector<unaccepted_client>> unaccepted(const std::vector<std::uint16_t>&) {
    return std::nullopt;
}

#endif

}  // namespace asyncdemo
