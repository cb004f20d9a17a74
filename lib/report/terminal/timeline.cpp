#include "report/terminal/timeline.hpp"

#include <algorithm>
#include <utility>

#include "report/figures.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t gap = 3;

// From much to little, for where the room is short.
std::vector<timeline_detail> less_and_less() {
    timeline_detail next;
    std::vector<timeline_detail> all{next};
    const auto with = [&](auto change) {
        change(next);
        all.push_back(next);
    };
    with([](timeline_detail& d) { d.has_about = false; });
    with([](timeline_detail& d) { d.most_events = 12; });
    with([](timeline_detail& d) { d.has_captions = d.has_blank_lines = false; });
    with([](timeline_detail& d) { d.most_events = 6; });
    with([](timeline_detail& d) { d.least_width = narrow_panel; });
    with([](timeline_detail& d) { d.most_events = 0; });
    with([](timeline_detail& d) { d.has_lanes = false; });
    with([](timeline_detail& d) { d.is_one_line = true; });
    return all;
}

bool shows_time(const recording& r) {
    return r.phase != phase::over || !r.spans.empty() || !r.marks.empty() || !r.series.empty();
}

}  // namespace

/// How the panels are arranged in some detail.
struct timelines::grid {
    grid(const std::vector<timeline_panel>& panels, const timeline_detail& d,
         std::size_t screen_width)
        : detail(d) {
        const std::size_t fitting =
            d.is_one_line ? 1
                          : std::max<std::size_t>(1, (screen_width + gap) / (d.least_width + gap));
        // Five sides where four fit are better drawn as three and two.
        const std::size_t rows = (panels.size() + fitting - 1) / fitting;
        columns = (panels.size() + rows - 1) / rows;
        const std::size_t width = (screen_width - gap * (columns - 1)) / columns;
        for (const timeline_panel& p : panels) common.make_room_for(p.layout(d, width));
    }

    const timeline_detail& detail;
    std::size_t columns = 1;
    panel_layout common;  // of all panels; each row is as high as it needs
};

timelines::timelines(const lesson_run& run, drawn_round which, const terminal_style& style,
                     timeline_scale at_least)
    : style_(style), scale_(std::move(at_least)) {
    for (const side_run& side : run.sides) {
        const recording& drawn = which == drawn_round::first ? side.runs.front() : side.runs.back();
        panels_.emplace_back(side, drawn, *run.of, style);
        panels_.back().fit_into(scale_, ideal_s(side, run).value_or(0));
        has_axis_ = has_axis_ || shows_time(drawn);
    }
}

std::vector<std::string> timelines::draw(const timeline_detail& detail) const {
    std::vector<std::string> page;
    if (panels_.empty()) return page;
    const grid cells(panels_, detail, static_cast<std::size_t>(style_.width));
    picture_legend legend;
    for (std::size_t first = 0; first < panels_.size(); first += cells.columns) {
        if (first > 0 && detail.has_blank_lines && !detail.is_one_line) page.emplace_back();
        add_row(page, cells, first, legend);
    }
    if (has_axis_ && !detail.is_one_line) {
        const std::string axis = draw_time_axis(scale_.end_s, cells.common, style_);
        add_beside(page, cells, std::vector(cells.columns, std::vector{axis}));
    }
    for (std::string& line : legend.draw(style_)) page.push_back(std::move(line));
    return page;
}

void timelines::add_row(std::vector<std::string>& page, const grid& cells, std::size_t first,
                        picture_legend& legend) const {
    const std::size_t end = std::min(first + cells.columns, panels_.size());
    panel_layout tallest;
    for (std::size_t i = first; i < end; ++i) {
        tallest.make_room_for(panels_[i].layout(cells.detail, cells.common.width));
    }
    tallest.label_width = cells.common.label_width;
    std::vector<std::vector<std::string>> neighbours(cells.columns);
    for (std::size_t i = first; i < end; ++i) {
        neighbours[i - first] = panels_[i].draw(scale_, cells.detail, tallest, legend);
    }
    add_beside(page, cells, neighbours);
}

// Puts panels next to each other; shorter ones are filled up with blank lines.
void timelines::add_beside(std::vector<std::string>& page, const grid& cells,
                           const std::vector<std::vector<std::string>>& panels) const {
    std::size_t height = 0;
    for (const auto& p : panels) height = std::max(height, p.size());
    const std::string between = style_.paint(ink::faint, style_.sign(" │ ", " | "));
    for (std::size_t i = 0; i < height; ++i) {
        std::string text;
        for (const auto& p : panels) {
            if (!text.empty()) text += between;
            text += pad_right(i < p.size() ? p[i] : "", cells.common.width);
        }
        text.erase(text.find_last_not_of(' ') + 1);
        page.push_back(std::move(text));
    }
}

std::vector<std::string> draw_timelines(const lesson_run& run, const terminal_style& style,
                                        const timeline_scale& at_least) {
    return timelines(run, drawn_round::first, style, at_least).draw({});
}

std::vector<std::string> draw_growing_timelines(const lesson_run& so_far,
                                                const terminal_style& style, std::size_t most_lines,
                                                const timeline_scale& at_least) {
    const timelines pictures(so_far, drawn_round::latest, style, at_least);
    std::vector<std::string> page;
    for (const timeline_detail& detail : less_and_less()) {
        page = pictures.draw(detail);
        if (page.size() <= most_lines) return page;
    }
    page.resize(most_lines);
    return page;
}

}  // namespace asyncdemo
