// The manual page, drawn from the description of the command line and from the lessons.
#pragma once

#include <string>

#include "asyncdemo/cli/command_tree.hpp"
#include "lessons/catalog.hpp"

namespace asyncdemo {

/// In the man macros of roff; ASCII.
std::string manual_page(const command_description& tree, const catalog& lessons);

}  // namespace asyncdemo
