#include "report/terminal/live_view.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "report/terminal/page_text.hpp"
#include "report/terminal/timeline.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t most_named_spans = 3;
constexpr std::size_t enough_lines = 16;  // for more than one of text below the timelines
constexpr int least_width = 39;           // for timelines

// "A waits, B waits", or "waits (500)" when they are too many to be named; empty when the side has
// told of nothing.
std::string open_spans(const recording& r) {
    std::vector<std::string> named;
    std::vector<std::pair<std::string_view, std::size_t>> counts;
    std::size_t count = 0;
    for (const span& s : r.spans) {
        if (!s.is_open()) continue;
        if (++count <= most_named_spans) named.push_back(s.lane + " " + s.what);
        const auto alike = std::find_if(counts.begin(), counts.end(),
                                        [&s](const auto& c) { return c.first == s.what; });
        if (alike == counts.end()) {
            counts.emplace_back(s.what, 1);
        } else {
            ++alike->second;
        }
    }
    if (count == 0) return "";
    if (count <= most_named_spans) return fmt::format("{}", fmt::join(named, ", "));
    std::vector<std::string> counted;
    for (const auto& [what, how_many] : counts) {
        counted.push_back(fmt::format("{} ({})", what, how_many));
    }
    return fmt::format("{}", fmt::join(counted, ", "));
}

std::string activity(const recording& r) {
    switch (r.phase) {
        case phase::to_come:
            return "to come";
        case phase::running:
            return open_spans(r);
        case phase::over:
            break;
    }
    return r.exit == ending::ok ? "done" : std::string(to_string(r.exit));
}

// Exactly so many lines, so that what is above does not jump.
std::vector<std::string> in_lines(std::vector<std::string> lines, std::size_t count,
                                  const terminal_style& style) {
    if (lines.size() > count) {
        const std::string_view mark = style.sign(" …", " ~");
        const auto width = static_cast<std::size_t>(style.width);
        const std::size_t room = width - std::min(width, display_width(mark));
        lines[count - 1] = shorten(lines[count - 1], room, "").append(mark);
    }
    lines.resize(count);
    return lines;
}

}  // namespace

std::vector<std::string> happening_now(const lesson_run& so_far, const terminal_style& style) {
    const std::size_t latest = so_far.sides.front().runs.size() - 1;
    std::vector<std::string> parts{fmt::format("{:.1f} s", so_far.round_s(latest))};
    for (const side_run& s : so_far.sides) {
        const std::string does = activity(s.runs.back());
        if (!does.empty()) parts.push_back(fmt::format("{}: {}", s.of->name, does));
    }
    return flow(parts, style.sign(" · ", " | "), style);
}

std::vector<std::string> draw_picture(const lesson_run& so_far, const terminal_style& style,
                                      std::size_t most_lines, const picture_notes& notes) {
    if (most_lines == 0 || so_far.sides.empty() || so_far.sides.back().runs.empty()) return {};
    const std::size_t text_lines = most_lines < enough_lines ? 1 : 2;
    std::string hint(notes.hint);
    if (notes.rounds > 1) {
        hint = fmt::format("round {} of {}{}{}", so_far.sides.back().runs.size(), notes.rounds,
                           hint.empty() ? "" : ", ", hint);
    }
    const bool has_hint = !hint.empty() && most_lines > text_lines + so_far.sides.size();
    std::vector<std::string> lines;
    if (style.width >= least_width) {
        lines = draw_growing_timelines(so_far, style, most_lines - text_lines - (has_hint ? 1 : 0),
                                       notes.scale == nullptr ? timeline_scale() : *notes.scale);
    }
    for (std::string& text : in_lines(happening_now(so_far, style), text_lines, style)) {
        lines.push_back(std::move(text));
    }
    if (has_hint) {
        const auto width = static_cast<std::size_t>(style.width);
        lines.push_back(style.paint(ink::faint, shorten(hint, width, style.sign("…", "~"))));
    }
    return lines;
}

}  // namespace asyncdemo
