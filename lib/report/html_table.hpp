// Tables of an HTML page. A wide one scrolls by itself, also with the keyboard.
#pragma once

#include <string>
#include <vector>

namespace asyncdemo {

/// All texts are HTML already.
struct html_table {
    std::string caption;
    std::vector<std::string> head;                // over the columns
    std::vector<std::vector<std::string>> lines;  // as many cells each; the first one is its name
};

/// `label` names the table for who moves through the page by its regions, so no two on a page have
/// the same.
std::string draw_html_table(const html_table& table, const std::string& label);

}  // namespace asyncdemo
