#include "report/terminal/span_look.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace asyncdemo {

drawn_cell look_of(span_kind kind, const terminal_style& style) {
    switch (kind) {
        case span_kind::waiting:
            return {style.sign("░", "."), ink::waiting};
        case span_kind::working:
            return {style.sign("█", "#"), ink::working};
        case span_kind::alone:
            return {style.sign("▓", "%"), ink::alone};
        case span_kind::cut_off:
            break;
    }
    return {style.sign("×", "x"), ink::cut_off};
}

drawn_cell last_look_of(span_kind kind, const terminal_style& style) {
    if (kind != span_kind::working || style.is_ascii) return {};
    return {"▌", ink::working};
}

std::string_view level_sign(double value, double highest, const terminal_style& style) {
    constexpr std::array<std::string_view, 8> unicode{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    constexpr std::array<std::string_view, 8> ascii{"_", ",", "-", "=", "+", "*", "@", "#"};
    if (value <= 0 || highest <= 0) return " ";
    const double share = std::min(1.0, value / highest);
    const auto level = static_cast<std::size_t>(std::max(1.0, std::round(8 * share))) - 1;
    return style.is_ascii ? ascii.at(level) : unicode.at(level);
}

std::string level_row(const std::vector<double>& values, double highest,
                      const terminal_style& style) {
    std::string text;
    for (const double value : values) text += level_sign(value, highest, style);
    return text;
}

std::string_view level_signs(const terminal_style& style) { return style.sign("▁▄█", "_=#"); }

std::string painted(const std::vector<drawn_cell>& cells, const terminal_style& style) {
    std::string text;
    for (auto first = cells.begin(); first != cells.end();) {
        const auto end = std::find_if(
            first, cells.end(), [first](const drawn_cell& c) { return c.color != first->color; });
        std::string alike;
        for (; first != end; ++first) alike += first->sign;
        text += style.paint(std::prev(end)->color, alike);
    }
    return text;
}

}  // namespace asyncdemo
