// The address that a command listens at (`--host`): how it is typed, and by what others reach it.
#pragma once

#include <string>
#include <vector>

#include "posix/address.hpp"

namespace asyncdemo {

/// Without a port. Throws `bad_value`: it is no number, or needs the name of an interface.
address parse_host(const std::string& typed);

/// The addresses by which others reach what listens at `host`. Throws `aio::error`.
std::vector<std::string> reachable_at(const std::string& host);

}  // namespace asyncdemo
