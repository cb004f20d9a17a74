// The code of a side for a page of its own: wrapped, and without what all sides have in common.
#pragma once

#include <string>
#include <vector>

#include "lessons/catalog.hpp"
#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// The code that all of these sides have in common, those in Python by themselves, under
/// "path:line"; empty when they have none, or when there is one side only.
std::string shared_code(const catalog_entry& entry, const std::vector<const side*>& sides,
                        const terminal_style& style);

/// The code of that side, without what all of `sides` have in common; what one before it has as
/// well is named, and not shown again.
std::string own_code(const catalog_entry& entry, const side& of,
                     const std::vector<const side*>& sides, const terminal_style& style);

/// The code of each of the sides, one below the other, after what they have in common.
std::string whole_code(const catalog_entry& entry, const std::vector<const side*>& sides,
                       const terminal_style& style);

}  // namespace asyncdemo
