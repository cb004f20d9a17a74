// The page for phones, on which people knock at a server.
#pragma once

#include <cstdint>
#include <vector>

#include "web/web_page.hpp"

namespace asyncdemo {

/// It may reach servers at these ports, of whatever host it came from, and no others.
web_page knock_page(const std::vector<std::uint16_t>& ports);

}  // namespace asyncdemo
