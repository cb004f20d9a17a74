// What is said when a server has opened: what it is, where, how to knock, and what it limits.
#pragma once

#include <cstdint>
#include <vector>

#include "asyncdemo/cli/look_options.hpp"
#include "asyncdemo/serve/serve_plan.hpp"

namespace asyncdemo {

/// Says it on standard error, in lines that fit on a terminal; only what must be known when
/// `is_quiet`. `page` is the port of the page for phones; 0 where there is none.
void say_opening(const serve_plan& plan, const std::vector<std::uint16_t>& ports,
                 std::uint16_t page, const look_options& look, bool is_quiet);

}  // namespace asyncdemo
