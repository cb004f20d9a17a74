// Tables of figures whose first column names the lines; one breaks into several where it is too
// wide.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "report/terminal/terminal_style.hpp"

namespace asyncdemo {

/// A title with the figures below it, a cell for each line; one that is not there is a dash.
struct text_column {
    std::string title;
    std::vector<std::optional<std::string>> cells;
};

/// The lines of the table. What does not fit into the width goes into further tables below, as few
/// as possible and of about the same number of columns, each with the names again.
std::vector<std::string> draw_table(const std::vector<std::string>& names,
                                    const std::vector<text_column>& columns,
                                    const terminal_style& style);

/// How wide one more column may be, so that all stay in one table.
std::size_t room_beside(const std::vector<std::string>& names,
                        const std::vector<text_column>& columns, const terminal_style& style);

}  // namespace asyncdemo
