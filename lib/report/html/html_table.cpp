#include "report/html/html_table.hpp"

#include <fmt/format.h>

#include "report/markup.hpp"

namespace asyncdemo {
namespace {

markup draw_line(const std::vector<markup>& cells) {
    markup line = markup::of("<tr>");
    for (std::size_t i = 0; i < cells.size(); ++i) {
        line += i == 0 ? markup::of(R"(<th scope="row">{}</th>)", cells[i])
                       : markup::of("<td>{}</td>", cells[i]);
    }
    line.add("</tr>\n");
    return line;
}

}  // namespace

markup draw_html_table(const html_table& table, std::string_view label) {
    markup html =
        markup::of(R"(<div class="scroll" role="region" tabindex="0" aria-label="{}"><table>)"
                   "<caption>{}</caption>\n<thead><tr>",
                   label, table.caption);
    for (const markup& title : table.head) {
        html.add(R"(<th scope="col">{}</th>)", title);
    }
    html.add("</tr></thead>\n<tbody>\n");
    for (const auto& line : table.lines) html += draw_line(line);
    html.add("</tbody></table></div>\n");
    return html;
}

}  // namespace asyncdemo
