// Names of machines, looked up.
#pragma once

#include <cstdint>
#include <string>

#include "posix/address.hpp"

namespace asyncdemo {

/// The first address of `host`, a name or a number, as the system has it. Blocks. Throws
/// `std::runtime_error` when there is none.
address look_up(const std::string& host, std::uint16_t port);

}  // namespace asyncdemo
