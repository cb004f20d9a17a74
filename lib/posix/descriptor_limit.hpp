// How many descriptors this process may have.
#pragma once

#include <cstddef>

namespace asyncdemo {

/// Raises the limit to the highest that the system allows us, and gives it.
std::size_t raise_descriptor_limit();

}  // namespace asyncdemo
