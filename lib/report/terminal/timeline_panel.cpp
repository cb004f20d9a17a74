#include "report/terminal/timeline_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "lesson/units.hpp"
#include "report/terminal/event_list.hpp"
#include "report/terminal/time_cells.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t most_own_lines = 6;  // more are drawn as how many of them are busy
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

}  // namespace

timeline_panel::timeline_panel(const side_run& side, const recording& round,
                               const terminal_style& style, std::size_t width)
    : side_(side),
      recorded_(round),
      style_(style),
      width_(width),
      about_(wrap((side.of->is_mistake() ? "the mistake: " : "") + std::string(side.of->about),
                  width)),
      in_flight_(round.in_flight()) {
    for (const mark& m : recorded_.marks) marks_s_.push_back(m.at_s);
    std::sort(marks_s_.begin(), marks_s_.end());
    const std::vector<std::string_view> names = recorded_.lanes();
    lane_count_ = names.size();
    if (lane_count_ > most_own_lines) return;
    std::unordered_map<std::string_view, std::size_t> index;
    for (const std::string_view name : names) {
        index.emplace(name, lanes_.size());
        lanes_.push_back({std::string(name), {}, {}});
    }
    for (const span& s : recorded_.spans) lanes_[index[s.lane]].spans.push_back(&s);
    for (const mark& m : recorded_.marks) lanes_[index[m.lane]].marks_s.push_back(m.at_s);
    for (lane& l : lanes_) std::sort(l.marks_s.begin(), l.marks_s.end());
}

void timeline_panel::fit_into(timeline_scale& common, double ideal_s) const {
    common.end_s = std::max(common.end_s, recorded_.wall_s);
    if (!marks_s_.empty()) common.end_s = std::max(common.end_s, marks_s_.back());
    if (recorded_.phase != phase::over) common.end_s = std::max(common.end_s, ideal_s);
    for (const span& s : recorded_.spans) {
        common.end_s = std::max(common.end_s, end_of(s, recorded_));
    }
    common.most_in_flight = std::max(common.most_in_flight, in_flight_.highest());
    for (const series& curve : recorded_.series) {
        double& highest = common.highest[curve.name];
        highest = std::max(highest, curve.highest());
    }
}

void panel_heights::make_room_for(panel_heights other) {
    about = std::max(about, other.about);
    events = std::max(events, other.events);
}

panel_heights timeline_panel::heights(const timeline_detail& detail) const {
    return {about_.size(), events(detail).size()};
}

std::vector<std::string> timeline_panel::events(const timeline_detail& detail) const {
    if (detail.most_events == 0) return {};
    return draw_event_order(order_of_events(recorded_, detail.most_events), style_, width_);
}

/// The lines of one panel, as they are drawn.
class timeline_panel::drawing {
public:
    drawing(const timeline_panel& of, const timeline_scale& scale, const timeline_detail& detail)
        : panel_(of), recorded_(of.recorded_), style_(of.style_), scale_(scale), detail_(detail) {}

    std::vector<std::string> whole(panel_heights heights) {
        label_width_ = std::min(widest_label(), most_label_width);
        axis_ = time_cells(panel_.width_ - (label_width_ > 0 ? label_width_ + 1 : 0), scale_.end_s);
        add_heading();
        if (detail_.has_about) add_about(heights.about);
        add_events(heights.events);
        add_spans();
        if (panel_.lane_count_ > 0 || recorded_.phase != phase::over) add_axis();
        for (const series& curve : recorded_.series) add_curve(curve);
        return std::move(lines_);
    }

    // The name, how many are in flight, and how it stands.
    std::vector<std::string> one_line() {
        constexpr std::size_t room_for_state = 15;
        label_width_ = std::min(panel_.width_ / 3, std::size_t{22});
        axis_ = time_cells(panel_.width_ - label_width_ - 1 - room_for_state - 1, scale_.end_s);
        const std::string name =
            pad_right(shorten(panel_.side_.of->name, label_width_, cut()), label_width_);
        return {style_.paint(ink::title, name) + " " + signs(load(), scale_.most_in_flight) + " " +
                style_.paint(ink::strong, pad_left(state_of(recorded_), room_for_state))};
    }

private:
    [[nodiscard]] std::string_view cut() const { return style_.sign("…", "~"); }

    [[nodiscard]] bool draws_lanes() const {
        return detail_.has_lanes && panel_.lane_count_ <= most_own_lines;
    }

    // Where lanes are summed up and curves have captions, nothing stands before the cells.
    [[nodiscard]] std::size_t widest_label() const {
        std::size_t widest = 0;
        if (draws_lanes()) {
            for (const lane& l : panel_.lanes_) widest = std::max(widest, display_width(l.name));
        }
        if (!detail_.has_captions) {
            if (!draws_lanes()) widest = std::max(widest, panel_.in_flight_.name.size());
            for (const series& s : recorded_.series) {
                widest = std::max(widest, display_width(s.name));
            }
        }
        return widest;
    }

    [[nodiscard]] std::string label(std::string_view text) const {
        if (label_width_ == 0) return "";
        return pad_right(shorten(text, label_width_, cut()), label_width_ + 1);
    }

    void add_heading() {
        const std::string state = state_of(recorded_);
        const std::size_t room = panel_.width_ - std::min(panel_.width_, state.size());
        lines_.push_back(style_.paint(ink::title, pad_right(panel_.side_.of->name, room)) +
                         style_.paint(ink::strong, state));
    }

    void add_about(std::size_t height) {
        for (const std::string& text : panel_.about_) {
            lines_.push_back(style_.paint(ink::faint, text));
        }
        lines_.resize(1 + height);
    }

    void add_events(std::size_t height) {
        const std::size_t above = lines_.size();
        for (std::string& text : panel_.events(detail_)) lines_.push_back(std::move(text));
        lines_.resize(above + height);
    }

    void add_spans() {
        if (draws_lanes()) {
            for (const lane& l : panel_.lanes_) {
                lines_.push_back(label(l.name) +
                                 with_marks(axis_.bar(l.spans, recorded_, style_), l.marks_s));
            }
            return;
        }
        if (!recorded_.spans.empty()) add_load();
        if (!recorded_.marks.empty()) add_marks();
    }

    void add_load() {
        if (detail_.has_captions) {
            add_caption(fmt::format("{} lanes in sum: up to {:.0f} in flight", panel_.lane_count_,
                                    panel_.in_flight_.highest()));
            add_area(load(), scale_.most_in_flight);
        } else {
            lines_.push_back(label(panel_.in_flight_.name) + signs(load(), scale_.most_in_flight));
        }
    }

    void add_marks() {
        if (detail_.has_captions) {
            add_caption(fmt::format("{} marks on them", recorded_.marks.size()));
        }
        const std::vector<std::string_view> nothing(axis_.count(), " ");
        lines_.push_back(label(detail_.has_captions ? "" : marks_name) +
                         with_marks(nothing, panel_.marks_s_));
    }

    // What happened in a cell hides what lasts there.
    [[nodiscard]] std::string with_marks(std::vector<std::string_view> cells,
                                         const std::vector<double>& marks_s) const {
        for (const double at_s : marks_s) cells[axis_.cell_of(at_s)] = style_.sign("•", "o");
        std::string text;
        for (const std::string_view sign : cells) text += sign;
        return text;
    }

    // How many spans are open at most in each cell.
    [[nodiscard]] std::vector<double> load() const {
        return axis_.highest_in(panel_.in_flight_, recorded_);
    }

    [[nodiscard]] std::string signs(const std::vector<double>& values, double highest) const {
        std::string text;
        for (const double value : values) text += level_sign(value, highest, style_);
        return text;
    }

    void add_area(const std::vector<double>& values, double highest) {
        constexpr int rows = 3;
        for (int above = rows - 1; above >= 0; --above) {
            std::string text;
            for (const double value : values) {
                // The part of the value that stands in this row; the lowest shows anything at all.
                const double part = value - highest * above / rows;
                text += above > 0 && part <= 0 ? std::string_view(" ")
                                               : level_sign(part, highest / rows, style_);
            }
            lines_.push_back(text);
        }
    }

    void add_curve(const series& curve) {
        if (detail_.has_captions) {
            const double highest = curve.highest();
            const bool is_memory = curve.name == "memory";
            add_caption(
                fmt::format("{}, up to {}", curve.name,
                            is_memory ? show_kilobytes(highest) : fmt::format("{:.0f}", highest)));
        }
        std::string text = label(detail_.has_captions ? "" : curve.name);
        for (std::size_t which = 0; which < axis_.count(); ++which) {
            const double at = axis_.time_at(static_cast<double>(which) + 1);
            text += at - axis_.time_at(1) > recorded_.wall_s
                        ? std::string_view(" ")
                        : level_sign(curve.value_at(at), scale_.highest.at(curve.name), style_);
        }
        lines_.push_back(text);
    }

    void add_caption(const std::string& text) {
        for (std::string& line : wrap(text, panel_.width_)) lines_.push_back(std::move(line));
    }

    void add_axis() {
        const std::string end = show_seconds(scale_.end_s);
        const std::string middle = show_seconds(scale_.end_s / 2);
        std::string axis = "0";
        const std::size_t cells = axis_.count();
        axis = pad_right(axis, cells / 2 - std::min(cells / 2, middle.size() / 2)) + middle;
        axis = pad_right(axis, cells - std::min(cells, end.size())) + end;
        lines_.push_back(std::string(panel_.width_ - cells, ' ') + style_.paint(ink::faint, axis));
    }

    const timeline_panel& panel_;
    const recording& recorded_;
    const terminal_style& style_;
    const timeline_scale& scale_;
    const timeline_detail& detail_;
    std::size_t label_width_ = 0;
    time_cells axis_{1, 0};
    std::vector<std::string> lines_;
};

std::vector<std::string> timeline_panel::draw(const timeline_scale& common,
                                              const timeline_detail& detail,
                                              panel_heights heights) const {
    drawing d(*this, common, detail);
    return detail.is_one_line ? d.one_line() : d.whole(heights);
}

}  // namespace asyncdemo
