#include "report/terminal/picture_legend.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "lesson/natural_order.hpp"
#include "report/terminal/page_text.hpp"
#include "report/terminal/span_look.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {

void picture_legend::add_span(std::string_view what, span_kind kind) {
    std::vector<std::string>& known = spans_[kind];
    const auto place = std::lower_bound(known.begin(), known.end(), what, naturally_before);
    if (place == known.end() || *place != what) known.emplace(place, what);
}

void picture_legend::add_height(std::string_view name, std::string_view full) {
    heights_.insert_or_assign(std::string(name), std::string(full));
}

std::vector<std::string> picture_legend::draw(const terminal_style& style) const {
    std::vector<std::string> parts;
    for (const auto& [kind, whats] : spans_) {
        const drawn_cell look = look_of(kind, style);
        const std::string names =
            shorten(fmt::format("{}", fmt::join(whats, ", ")),
                    static_cast<std::size_t>(style.width) - 2, style.sign("…", "~"));
        parts.push_back(fmt::format("{} {}", style.paint(look.color, look.sign), names));
    }
    if (has_share_) {
        parts.push_back(style.paint(ink::working, style.sign("▄", "=")) + " part of the time");
    }
    if (has_mark_) parts.push_back(std::string(style.sign("•", "o")) + " an event");
    std::string heights;
    for (const auto& [name, full] : heights_) {
        heights += fmt::format("{} {} 0 to {}", heights.empty() ? "" : ",", name, full);
    }
    if (!heights.empty()) parts.push_back(std::string(level_signs(style)) + heights);
    return flow(parts, "   ", style);
}

}  // namespace asyncdemo
