// What this machine is called in its network.
#pragma once

#include <string>

namespace asyncdemo {

/// The name that the system has for it, "laptop" or "laptop.example.org"; empty when it has none.
std::string machine_name();

}  // namespace asyncdemo
