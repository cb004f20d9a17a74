#include "report/terminal/terminal_style.hpp"

#include <fmt/color.h>

namespace asyncdemo {
namespace {

// The terminal's own colours: whoever chose a light or a dark background chose these to go with it.
fmt::text_style style_of(ink i) {
    switch (i) {
        case ink::plain:
            break;
        case ink::strong:
            return fmt::emphasis::bold;
        case ink::faint:
            return fmt::emphasis::faint;
        case ink::good:
            return fg(fmt::terminal_color::green);
        case ink::bad:
            return fmt::emphasis::bold | fg(fmt::terminal_color::red);
        case ink::doubtful:
            return fg(fmt::terminal_color::yellow);
        case ink::waiting:
            return fg(fmt::terminal_color::cyan);
        case ink::working:
            return fg(fmt::terminal_color::bright_blue);
        case ink::alone:
            return fg(fmt::terminal_color::magenta);
        case ink::cut_off:
            return fg(fmt::terminal_color::red);
        case ink::title:
            return fmt::emphasis::bold | fg(fmt::terminal_color::cyan);
    }
    return {};
}

}  // namespace

std::string terminal_style::paint(ink i, std::string_view text) const {
    if (!has_color || i == ink::plain || text.empty()) return std::string(text);
    return fmt::format(style_of(i), "{}", text);
}

std::string terminal_style::figure_text(std::string text) const {
    constexpr std::string_view ellipsis = "…";
    if (const std::size_t at = text.find(ellipsis); is_ascii && at != std::string::npos) {
        text.replace(at, ellipsis.size(), 1, '-');
    }
    return text;
}

}  // namespace asyncdemo
