// Markdown, on the terminal and on a page.
#include "fuzz/target.hpp"
#include "report/html/html_prose.hpp"
#include "report/terminal/prose_page.hpp"

namespace asyncdemo::fuzz {

void take(std::string_view text) {
    for (const int width : {40, 80}) {
        for (const bool has_color : {false, true}) {
            terminal_style style;
            style.width = width;
            style.has_color = has_color;
            style.is_ascii = !has_color;
            (void)prose_page(text, style);
        }
    }
    (void)draw_html_prose(text, 2);
}

}  // namespace asyncdemo::fuzz
