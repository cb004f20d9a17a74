#include "report/html_table.hpp"

#include <fmt/format.h>

#include "report/xml_text.hpp"

namespace asyncdemo {
namespace {

std::string draw_line(const std::vector<std::string>& cells) {
    std::string line = "<tr>";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        line += i == 0 ? fmt::format(R"(<th scope="row">{}</th>)", cells[i])
                       : fmt::format("<td>{}</td>", cells[i]);
    }
    return line + "</tr>\n";
}

}  // namespace

std::string draw_html_table(const html_table& table, const std::string& label) {
    std::string html =
        fmt::format(R"(<div class="scroll" role="region" tabindex="0" aria-label="{}"><table>)"
                    "<caption>{}</caption>\n<thead><tr>",
                    xml_escaped(label), table.caption);
    for (const std::string& title : table.head) {
        html += fmt::format(R"(<th scope="col">{}</th>)", title);
    }
    html += "</tr></thead>\n<tbody>\n";
    for (const auto& line : table.lines) html += draw_line(line);
    return html + "</tbody></table></div>\n";
}

}  // namespace asyncdemo
