#include "report/html/svg_axis.hpp"

#include <fmt/format.h>

#include <string_view>

namespace asyncdemo {
namespace {

// A text at an end of the axis stays within the drawing.
std::string_view anchor(double share) {
    if (share < 0.05) return "start";
    return share > 0.95 ? "end" : "middle";
}

}  // namespace

std::string svg_percent(double share) { return fmt::format("{:.6g}%", 100 * share); }

markup svg_grid(const time_axis& axis) {
    markup lines = markup::of(R"(<g class="grid">)");
    for (const time_tick& t : axis.ticks()) {
        lines.add(R"(<line x1="{0}" x2="{0}" y1="0" y2="100%"/>)", svg_percent(axis.share(t.at_s)));
    }
    lines.add("</g>");
    return lines;
}

markup svg_axis(const time_axis& axis) {
    markup drawing = markup::of(R"(<svg class="times" height="20" aria-hidden="true">)");
    for (const time_tick& t : axis.ticks()) {
        const double share = axis.share(t.at_s);
        drawing.add(R"(<text x="{}" y="14" text-anchor="{}">{}</text>)", svg_percent(share),
                    anchor(share), t.label);
    }
    drawing.add("</svg>");
    return drawing;
}

}  // namespace asyncdemo
