// Tables of an HTML page. A wide one scrolls by itself, also with the keyboard.
#pragma once

#include <string_view>
#include <vector>

#include "report/markup.hpp"

namespace asyncdemo {

struct html_table {
    markup caption;
    std::vector<markup> head;                // over the columns
    std::vector<std::vector<markup>> lines;  // as many cells each; the first one is its name
};

/// `label` names the table for those who move through the page by its regions, so no two on a page
/// have the same.
markup draw_html_table(const html_table& table, std::string_view label);

}  // namespace asyncdemo
