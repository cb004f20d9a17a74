// The addresses that this machine has in its networks.
#pragma once

#include <string>
#include <vector>

namespace asyncdemo {

/// An address of a network interface.
struct interface_address {
    std::string host;          // its number, without a zone
    bool is_internal = false;  // only this machine itself can reach it
};

/// Those of all interfaces that are up. Throws `aio::error`.
std::vector<interface_address> interface_addresses();

/// By which of them other machines reach a server that listens at a wildcard: "0.0.0.0" stands for
/// those of IPv4, "::" for both kinds. An address that every network has is none of them, for what
/// it takes beside it, a zone, is another one at each machine.
std::vector<std::string> reachable_by(const std::string& wildcard,
                                      const std::vector<interface_address>& all);

}  // namespace asyncdemo
