// A table of text whose first column names the lines; it breaks into several where it is too wide.
#pragma once

#include <string>
#include <vector>

#include "report/terminal_style.hpp"

namespace asyncdemo {

/// The lines of the table. `cells` has a line for each name, with a cell for each title. What does
/// not fit into the width goes into further tables below, each with the names again.
std::vector<std::string> draw_table(const std::vector<std::string>& names,
                                    const std::vector<std::string>& titles,
                                    const std::vector<std::vector<std::string>>& cells,
                                    const terminal_style& style);

}  // namespace asyncdemo
