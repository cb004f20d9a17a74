#include "serving/line_guest.hpp"

#include <sys/socket.h>

#include <array>
#include <cstddef>
#include <utility>

#include "serving/told_name.hpp"

namespace asyncdemo {
namespace {

constexpr std::string_view method = "GET ";
constexpr std::string_view version = " HTTP/1.";
constexpr std::string_view head =
    "HTTP/1.1 200 OK\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n"
    "Cache-Control: no-store\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Connection: close\r\n"
    "\r\n";

}  // namespace

void line_guest::look_at(std::string_view first_bytes, visit& told) {
    if (std::exchange(is_known_, true)) return;
    const std::string_view line = first_bytes.substr(0, first_bytes.find('\n'));
    const std::size_t end = line.rfind(version);
    if (!line.starts_with(method) || end == std::string_view::npos || end < method.size()) return;
    is_browser_ = true;
    if (std::string name = told_name(line.substr(method.size(), end - method.size()));
        !name.empty()) {
        told.name_itself(std::move(name));
    }
}

std::string line_guest::to_send(std::string_view text) {
    std::string all;
    if (is_browser_ && !std::exchange(has_head_, true)) all = head;
    return all.append(text);
}

std::string first_bytes_of(int fd) {
    std::array<char, 1000> bytes;
    const ssize_t count = ::recv(fd, bytes.data(), bytes.size(), MSG_PEEK | MSG_DONTWAIT);
    return count > 0 ? std::string(bytes.data(), static_cast<std::size_t>(count)) : std::string();
}

}  // namespace asyncdemo
