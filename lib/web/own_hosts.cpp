#include "web/own_hosts.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "posix/machine_name.hpp"

namespace asyncdemo {
namespace {

bool is_port(std::string_view text) {
    return !text.empty() && text.size() <= 5 &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_number(int family, std::string_view host) {
    std::array<unsigned char, sizeof(in6_addr)> address{};
    return ::inet_pton(family, std::string(host).c_str(), address.data()) == 1;
}

// "::1" of "[::1]:8080".
std::optional<std::string_view> in_brackets(std::string_view host) {
    const std::size_t end = host.find(']');
    if (!host.starts_with('[') || end == std::string_view::npos) return std::nullopt;
    const std::string_view rest = host.substr(end + 1);
    if (!rest.empty() && !(rest.starts_with(':') && is_port(rest.substr(1)))) return std::nullopt;
    return host.substr(1, end - 1);
}

// "laptop" of "laptop:8080".
std::optional<std::string_view> without_port(std::string_view host) {
    const std::size_t colon = host.find(':');
    if (colon != std::string_view::npos && !is_port(host.substr(colon + 1))) return std::nullopt;
    return host.substr(0, colon);
}

}  // namespace

own_hosts::own_hosts(std::vector<std::string> names) : names_(std::move(names)) {
    names_.emplace_back("localhost");
}

own_hosts own_hosts::of_this_machine() {
    const std::string name = machine_name();
    if (name.empty()) return own_hosts({});
    return own_hosts({name, name.substr(0, name.find('.')) + ".local"});
}

bool own_hosts::has(std::string_view host) const {
    if (host.find('\0') != std::string_view::npos) return false;
    if (host.starts_with('[')) {
        const auto number = in_brackets(host);
        return number && is_number(AF_INET6, *number);
    }
    const auto name = without_port(host);
    if (!name) return false;
    return is_number(AF_INET, *name) ||
           std::any_of(names_.begin(), names_.end(), [&](const std::string& own) {
               return wire::equal_but_for_case(own, *name);
           });
}

bool own_hosts::is_from_own_page(const wire::http_request& asked) const {
    const std::string_view host = asked.headers.get("Host");
    return has(host) && asked.headers.count("Origin") == 1 &&
           wire::equal_but_for_case(asked.headers.get("Origin"), "http://" + std::string(host));
}

}  // namespace asyncdemo
