#include "asyncdemo/step/prompt_line.hpp"

#include <utility>

#include "asyncdemo/terminal/output.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr auto erase_line = "\r\x1b[K";

}  // namespace

void prompt_line::show(std::string_view text, int width) {
    // The last column stays free for the cursor, which would go on to the next line.
    std::string line = shorten(text, static_cast<std::size_t>(width - 1), "");
    if (can_draw_over_) {
        write_message(erase_line + line);
    } else if (!shown_.empty() && line.starts_with(shown_)) {
        write_message(std::string_view(line).substr(shown_.size()));
    } else {
        erase();
        write_message(line);
    }
    shown_ = std::move(line);
}

void prompt_line::erase() {
    if (shown_.empty()) return;
    write_message(can_draw_over_ ? erase_line : "\n");
    shown_.clear();
}

}  // namespace asyncdemo
