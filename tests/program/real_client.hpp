// Programs that others wrote, as clients of our servers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "program/programs.hpp"

namespace asyncdemo {

/// Where the program of that name is; nothing, and a word in the test's output, where this machine
/// does not have it.
std::optional<std::string> real_client(std::string_view name);

/// The same of a Python that has that module: the system's, or the first in the path.
std::optional<std::string> python_with(std::string_view module);

}  // namespace asyncdemo
