// The prose of a lesson in the parts in which steps show it. It is written for the defaults: where
// the run has other parameters or another speed, and the text has figures, a line before it says
// so.
#pragma once

#include <string>
#include <string_view>

#include "lessons/catalog.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// What stands above it: "Two waits".
std::string_view title_of(const catalog_entry& entry);

/// Up to where it tells what came out.
std::string prose_before_run(const catalog_entry& entry, const settings& chosen,
                             const terminal_style& style);

/// What follows, without the mistake and where to go on.
std::string prose_after_run(const catalog_entry& entry, const settings& chosen,
                            const terminal_style& style);

/// Of the mistake, without its heading.
std::string prose_of_mistake(const catalog_entry& entry, const settings& chosen,
                             const terminal_style& style);

}  // namespace asyncdemo
