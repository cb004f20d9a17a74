#include "report/terminal/page_text.hpp"

#include <cstddef>

#include "report/run_text.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {

void page_text::add_all(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) add(line);
}

void page_text::add_wrapped(std::string_view text, ink i) {
    for (const std::string& line : wrap(text, static_cast<std::size_t>(style_.width))) {
        add(style_.paint(i, line));
    }
}

void page_text::add_label(const lesson_run& run) {
    const std::string label = run_label(run);
    if (label.empty()) return;
    add_wrapped(label, ink::doubtful);
    add();
}

}  // namespace asyncdemo
