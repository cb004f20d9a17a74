#include "report/terminal/timeline_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "lesson/units.hpp"
#include "report/counted.hpp"
#include "report/figures.hpp"
#include "report/terminal/event_list.hpp"
#include "report/terminal/side_name.hpp"
#include "report/terminal/span_look.hpp"
#include "report/terminal/time_cells.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t most_label_width = 14;
constexpr std::string_view marks_name = "marks";  // shorter than what names the load

// How it stands with a side, at the right of its name.
std::string state_of(const recording& r) {
    switch (r.phase) {
        case phase::to_come:
            return "to come";
        case phase::running:
            return fmt::format("running, {:.1f} s", r.wall_s);
        case phase::over:
            break;
    }
    return r.exit == ending::ok ? show_seconds(r.wall_s) : std::string(to_string(r.exit));
}

std::string show_height(std::string_view curve, double value) {
    return show_figure(curve, std::round(value));
}

std::size_t cells_beside(const panel_layout& layout) {
    return layout.width - (layout.label_width > 0 ? layout.label_width + 1 : 0);
}

}  // namespace

timeline_panel::timeline_panel(const side_run& side, const recording& round, const lesson& of,
                               const terminal_style& style)
    : side_(side), lesson_(of), style_(style), content_(round) {}

void timeline_panel::fit_into(timeline_scale& common, double ideal_s) const {
    common.make_room_for(content_.recorded, ideal_s, content_.in_flight.highest());
}

void panel_layout::make_room_for(panel_layout other) {
    width = std::max(width, other.width);
    label_width = std::max(label_width, other.label_width);
    about = std::max(about, other.about);
    events = std::max(events, other.events);
}

bool timeline_panel::draws_lanes(const timeline_detail& detail) const {
    return detail.has_lanes && content_.has_own_lanes();
}

// Where lanes are summed up and curves have captions, nothing stands before the cells.
panel_layout timeline_panel::layout(const timeline_detail& detail, std::size_t width) const {
    std::size_t widest = 0;
    if (draws_lanes(detail)) {
        for (const auto& l : content_.lanes) widest = std::max(widest, display_width(l.name));
    }
    if (!detail.has_captions) {
        if (!draws_lanes(detail)) widest = std::max(widest, content_.in_flight.name.size());
        for (const series& s : content_.recorded.series)
            widest = std::max(widest, display_width(s.name));
    }
    return {.width = width,
            .label_width = std::min({widest, most_label_width, width / 2}),
            .about = about(detail, width).size(),
            .events = events(detail, width).size()};
}

std::vector<std::string> timeline_panel::about(const timeline_detail& detail,
                                               std::size_t width) const {
    if (!detail.has_about) return {};
    return wrap((side_.of->is_mistake() ? "the mistake: " : "") + std::string(side_.of->about),
                width);
}

std::vector<std::string> timeline_panel::events(const timeline_detail& detail,
                                                std::size_t width) const {
    if (detail.most_events == 0 || !lesson_.shows_order) return {};
    return draw_event_order(order_of_events(content_.recorded, detail.most_events), style_, width);
}

/// The lines of one panel, as they are drawn.
class timeline_panel::drawing {
public:
    drawing(const timeline_panel& of, const timeline_scale& scale, const timeline_detail& detail,
            panel_layout layout, picture_legend& legend)
        : panel_(of),
          content_(of.content_),
          recorded_(of.content_.recorded),
          style_(of.style_),
          scale_(scale),
          detail_(detail),
          layout_(layout),
          legend_(legend),
          axis_(cells_beside(layout), scale.end_s) {}

    std::vector<std::string> whole() {
        add_heading();
        add_block(panel_.about(detail_, layout_.width), layout_.about, ink::faint);
        add_block(panel_.events(detail_, layout_.width), layout_.events, ink::plain);
        add_spans();
        for (const series& curve : recorded_.series) add_curve(curve);
        return std::move(lines_);
    }

    // The name, how many are in flight or else the first curve, and how it stands.
    std::vector<std::string> one_line() {
        constexpr std::size_t room_for_state = 15;
        const std::size_t room_for_name = std::min(layout_.width / 3, std::size_t{22});
        axis_ = time_cells(layout_.width - room_for_name - 1 - room_for_state - 1, scale_.end_s);
        const std::string name =
            pad_right(side_name(*panel_.side_.of, room_for_name, style_), room_for_name);
        return {style_.paint(ink::title, name) + " " + main_row() + " " +
                style_.paint(ink::strong, pad_left(state_of(recorded_), room_for_state))};
    }

private:
    [[nodiscard]] std::string_view cut() const { return style_.sign("…", "~"); }

    [[nodiscard]] std::string label(std::string_view text) const {
        const std::size_t width = layout_.label_width;
        return width == 0 ? "" : pad_right(shorten(text, width, cut()), width + 1);
    }

    // Of a curve, where a caption names it.
    [[nodiscard]] std::string label_unless_captioned(std::string_view text) const {
        return label(detail_.has_captions ? "" : text);
    }

    void add_heading() {
        const std::string state = state_of(recorded_);
        const std::size_t room = layout_.width - std::min(layout_.width, state.size());
        const std::string name = side_name(*panel_.side_.of, room - std::min(room, 1UL), style_);
        lines_.push_back(style_.paint(ink::title, pad_right(name, room)) +
                         style_.paint(ink::strong, state));
    }

    void add_block(const std::vector<std::string>& texts, std::size_t height, ink color) {
        const std::size_t above = lines_.size();
        for (const std::string& text : texts) lines_.push_back(style_.paint(color, text));
        lines_.resize(above + height);
    }

    void add_spans() {
        if (panel_.draws_lanes(detail_)) {
            for (const auto& l : content_.lanes) add_lane(l);
            return;
        }
        if (!recorded_.spans.empty()) add_load();
        if (!recorded_.marks.empty()) add_marks();
    }

    void add_lane(const panel_content::lane& l) {
        const auto kind_of = [this](const span& s) {
            const span_kind kind = panel_.lesson_.kind_of(s.what).value_or(span_kind::waiting);
            legend_.add_span(s.what, kind);
            return kind;
        };
        std::vector<drawn_cell> cells = axis_.bar(l.spans, kind_of, recorded_, style_);
        const bool has_share =
            std::any_of(cells.begin(), cells.end(), [](const drawn_cell& c) { return c.is_share; });
        if (has_share) legend_.add_share();
        lines_.push_back(label(l.name) + with_marks(std::move(cells), l.marks_s));
    }

    void add_load() {
        if (!detail_.has_captions) {
            lines_.push_back(label(content_.in_flight.name) + load_row());
            return;
        }
        add_caption(fmt::format("{} summed: up to {:.0f} in flight",
                                counted(content_.lane_count, "lane"),
                                content_.in_flight.highest()));
        add_area(axis_.highest_in(content_.in_flight, recorded_));
    }

    void add_marks() {
        if (detail_.has_captions) add_caption(counted(recorded_.marks.size(), "mark") + " on them");
        lines_.push_back(label_unless_captioned(marks_name) +
                         with_marks(std::vector<drawn_cell>(axis_.count()), content_.marks_s));
    }

    // What happened in a cell hides what lasts there.
    [[nodiscard]] std::string with_marks(std::vector<drawn_cell> cells,
                                         const std::vector<double>& marks_s) const {
        for (const double at_s : marks_s) {
            cells[axis_.cell_of(at_s)] = {style_.sign("•", "o"), ink::plain};
        }
        if (!marks_s.empty()) legend_.add_mark();
        return painted(cells, style_);
    }

    // How many spans are open at most in each cell, as one line.
    [[nodiscard]] std::string load_row() const {
        tell_load();
        return style_.paint(load_ink(), row(content_.in_flight, scale_.most_in_flight));
    }

    [[nodiscard]] std::string main_row() const {
        if (!recorded_.spans.empty() || recorded_.series.empty()) return load_row();
        const series& curve = recorded_.series.front();
        return row(curve, tell_height(curve));
    }

    void tell_load() const { legend_.add_height("in flight", show_number(scale_.most_in_flight)); }

    // That of the spans, if all of them do the same.
    [[nodiscard]] ink load_ink() const {
        const std::vector<span>& spans = recorded_.spans;
        const auto differs = [&spans](const span& s) { return s.what != spans.front().what; };
        if (spans.empty() || std::any_of(spans.begin(), spans.end(), differs)) return ink::plain;
        const auto kind = panel_.lesson_.kind_of(spans.front().what);
        return look_of(kind.value_or(span_kind::waiting), style_).color;
    }

    [[nodiscard]] std::string row(const series& curve, double full) const {
        return level_row(axis_.highest_in(curve, recorded_), full, style_);
    }

    void add_area(const std::vector<double>& values) {
        tell_load();
        constexpr int rows = 3;
        const double height = scale_.most_in_flight / rows;
        for (int above = rows - 1; above >= 0; --above) {
            std::string text;
            for (const double value : values) {
                // The part of the value that stands in this row; the lowest shows anything at all.
                const double part = value - height * above;
                text += above > 0 && part <= 0 ? std::string_view(" ")
                                               : level_sign(part, height, style_);
            }
            lines_.push_back(label("") + style_.paint(load_ink(), text));
        }
    }

    void add_curve(const series& curve) {
        if (detail_.has_captions) {
            add_caption(
                fmt::format("{}, up to {}", curve.name, show_height(curve.name, curve.highest())));
        }
        lines_.push_back(label_unless_captioned(curve.name) + row(curve, tell_height(curve)));
    }

    // The full height of such a curve on all sides.
    double tell_height(const series& curve) const {
        const double full = scale_.highest.find(curve.name)->second;
        legend_.add_height(curve.name, show_height(curve.name, full));
        return full;
    }

    void add_caption(const std::string& text) {
        for (std::string& line : wrap(text, layout_.width)) lines_.push_back(std::move(line));
    }

    const timeline_panel& panel_;
    const panel_content& content_;
    const recording& recorded_;
    const terminal_style& style_;
    const timeline_scale& scale_;
    const timeline_detail& detail_;
    panel_layout layout_;
    picture_legend& legend_;
    time_cells axis_;
    std::vector<std::string> lines_;
};

std::vector<std::string> timeline_panel::draw(const timeline_scale& common,
                                              const timeline_detail& detail, panel_layout layout,
                                              picture_legend& legend) const {
    drawing d(*this, common, detail, layout, legend);
    return detail.is_one_line ? d.one_line() : d.whole();
}

std::string draw_time_axis(double end_s, panel_layout layout, const terminal_style& style) {
    const std::size_t cells = cells_beside(layout);
    const std::string end = show_seconds(end_s);
    const std::string middle = show_seconds(end_s / 2);
    std::string axis = "0";
    if (cells >= 2 * (middle.size() + end.size())) {
        axis = pad_right(axis, cells / 2 - std::min(cells / 2, middle.size() / 2)) + middle;
    }
    axis = pad_right(axis, cells - std::min(cells, end.size())) + end;
    return std::string(layout.width - cells, ' ') + style.paint(ink::faint, axis);
}

}  // namespace asyncdemo
