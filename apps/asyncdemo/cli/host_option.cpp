#include "asyncdemo/cli/host_option.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "lesson/units.hpp"
#include "posix/interfaces.hpp"

namespace asyncdemo {

address parse_host(const std::string& typed) {
    const address a{typed, 0};
    try {
        to_socket_address(a);
    } catch (const std::invalid_argument&) {
        throw bad_value(
            "is not an address: write a number, such as 127.0.0.1 or ::1, or 0.0.0.0 to let in the "
            "whole network");
    }
    if (lacks_zone(a)) {
        throw bad_value(fmt::format(
            "exists in every network: add the name of an interface of this machine, as in {}%eth0",
            typed.substr(0, typed.find('%'))));
    }
    return a;
}

std::vector<std::string> reachable_at(const std::string& host) {
    const bool is_wildcard = host == "0.0.0.0" || host == "::";
    return is_wildcard ? reachable_by(host, interface_addresses()) : std::vector{host};
}

}  // namespace asyncdemo
