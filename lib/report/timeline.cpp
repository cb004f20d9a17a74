#include "report/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "lesson/units.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t least_panel_width = 34;
constexpr std::size_t gap = 3;
constexpr std::size_t most_lanes = 6;  // more are drawn as how many of them are busy
constexpr std::size_t most_label_width = 14;

/// What all panels share, so that they can be compared by eye.
struct scale {
    double end_s = 0;  // of the time axis
    double most_in_flight = 0;
    std::map<std::string, double> highest;  // of each series
};

scale common_scale(const lesson_run& run) {
    scale s;
    for (const side_run& side : run.sides) {
        const recording& r = side.runs.front();
        s.end_s = std::max(s.end_s, r.wall_s);
        for (const span& what : r.spans) s.end_s = std::max(s.end_s, what.end_s);
        s.most_in_flight = std::max(s.most_in_flight, static_cast<double>(r.peak_in_flight()));
        for (const series& curve : r.series) {
            s.highest[curve.name] = std::max(s.highest[curve.name], curve.highest());
        }
    }
    return s;
}

struct lane {
    std::string name;
    std::vector<const span*> spans;  // in the order of their begin
};

std::vector<lane> lanes_of(const recording& r) {
    std::vector<lane> lanes;
    std::map<std::string_view, std::size_t> index;
    for (const span& s : r.spans) {
        const auto [at, is_new] = index.emplace(s.lane, lanes.size());
        if (is_new) lanes.push_back({s.lane, {}});
        lanes[at->second].spans.push_back(&s);
    }
    return lanes;
}

class panel {
public:
    panel(const side_run& side, const scale& common, const terminal_style& style, std::size_t width)
        : side_(side),
          recorded_(side.runs.front()),
          scale_(common),
          style_(style),
          width_(width),
          lanes_(lanes_of(recorded_)) {
        if (lanes_.size() <= most_lanes) {
            for (const lane& l : lanes_) label_width_ = std::max(label_width_, l.name.size());
        }
        label_width_ = std::min(label_width_, most_label_width);
        cells_ = width_ - (label_width_ > 0 ? label_width_ + 1 : 0);
    }

    /// The lines that the heading needs by itself.
    [[nodiscard]] std::size_t heading_height() const { return 1 + about().size(); }

    /// The heading takes `height` lines, so that the lanes of neighbours begin side by side.
    std::vector<std::string> draw(std::size_t height) {
        add_heading();
        lines_.resize(height);
        if (lanes_.size() <= most_lanes) {
            for (const lane& l : lanes_) add_lane(l);
        } else {
            add_lanes_in_sum();
        }
        if (!recorded_.spans.empty()) add_axis();
        for (const series& curve : recorded_.series) add_curve(curve);
        return std::move(lines_);
    }

private:
    void add_heading() {
        const std::string total = recorded_.exit == ending::ok
                                      ? show_seconds(recorded_.wall_s)
                                      : std::string(to_string(recorded_.exit));
        const std::string name(side_.of->name);
        const std::size_t room = width_ - std::min(width_, total.size());
        lines_.push_back(style_.paint(ink::title, pad_right(name, room)) +
                         style_.paint(ink::strong, total));
        for (const std::string& text : about()) lines_.push_back(style_.paint(ink::faint, text));
    }

    [[nodiscard]] std::vector<std::string> about() const {
        const std::string prefix = side_.of->is_mistake() ? "the mistake: " : "";
        return wrap(prefix + std::string(side_.of->about), width_);
    }

    void add_lane(const lane& l) {
        const std::string label =
            label_width_ == 0
                ? ""
                : pad_right(shorten(l.name, label_width_, style_.sign("…", "~")), label_width_ + 1);
        lines_.push_back(label + draw_spans(l));
    }

    // Which span a cell shows is the one at its middle; neighbours take turns in their sign, so
    // that one can be told from the next. A span that lies within a cell still shows.
    [[nodiscard]] std::string draw_spans(const lane& l) const {
        const std::array bars{style_.sign("█", "#"), style_.sign("▒", "=")};
        std::string bar;
        std::size_t next = 0;
        for (std::size_t cell = 0; cell < cells_; ++cell) {
            const double middle = time_at(static_cast<double>(cell) + 0.5);
            while (next < l.spans.size() && l.spans[next]->end_s <= middle &&
                   !lies_in(*l.spans[next], cell)) {
                ++next;
            }
            const bool shows = next < l.spans.size() &&
                               (l.spans[next]->start_s <= middle || lies_in(*l.spans[next], cell));
            bar += shows ? bars.at(next % 2) : std::string_view(" ");
            while (next < l.spans.size() && lies_in(*l.spans[next], cell)) ++next;
        }
        return bar;
    }

    [[nodiscard]] bool lies_in(const span& s, std::size_t cell) const {
        return s.start_s >= time_at(static_cast<double>(cell)) &&
               s.end_s <= time_at(static_cast<double>(cell) + 1);
    }

    [[nodiscard]] double time_at(double cell) const {
        return scale_.end_s * cell / static_cast<double>(cells_);
    }

    void add_caption(const std::string& text) {
        for (std::string& line : wrap(text, width_)) lines_.push_back(std::move(line));
    }

    void add_lanes_in_sum() {
        add_caption(fmt::format("{} lanes in sum: up to {} in flight", lanes_.size(),
                                recorded_.peak_in_flight()));
        add_area(open_spans(), scale_.most_in_flight);
    }

    // How many spans are open at most in each cell.
    [[nodiscard]] std::vector<double> open_spans() const {
        std::vector<std::pair<double, int>> steps;
        for (const span& s : recorded_.spans) {
            steps.emplace_back(s.start_s, +1);
            steps.emplace_back(s.end_s, -1);
        }
        std::sort(steps.begin(), steps.end());
        std::vector<double> most(cells_);
        double open = 0;
        auto step = steps.begin();
        for (std::size_t cell = 0; cell < cells_; ++cell) {
            most[cell] = open;
            const double end = time_at(static_cast<double>(cell) + 1);
            for (; step != steps.end() && step->first < end; ++step) {
                open += step->second;
                most[cell] = std::max(most[cell], open);
            }
        }
        return most;
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
        const double highest = curve.highest();
        const bool is_memory = curve.name == "memory";
        add_caption(
            fmt::format("{}, up to {}", curve.name,
                        is_memory ? show_kilobytes(highest) : fmt::format("{:.0f}", highest)));
        std::string text = label_width_ > 0 ? std::string(label_width_ + 1, ' ') : "";
        for (std::size_t cell = 0; cell < cells_; ++cell) {
            const double at = time_at(static_cast<double>(cell) + 1);
            text += at - time_at(1) > recorded_.wall_s
                        ? std::string_view(" ")
                        : level_sign(curve.value_at(at), scale_.highest.at(curve.name), style_);
        }
        lines_.push_back(text);
    }

    void add_axis() {
        const std::string end = show_seconds(scale_.end_s);
        const std::string middle = show_seconds(scale_.end_s / 2);
        std::string axis = "0";
        axis = pad_right(axis, cells_ / 2 - std::min(cells_ / 2, middle.size() / 2)) + middle;
        axis = pad_right(axis, cells_ - std::min(cells_, end.size())) + end;
        lines_.push_back(std::string(width_ - cells_, ' ') + style_.paint(ink::faint, axis));
    }

    const side_run& side_;
    const recording& recorded_;
    const scale& scale_;
    const terminal_style& style_;
    std::size_t width_;
    std::vector<lane> lanes_;
    std::size_t label_width_ = 0;
    std::size_t cells_ = 0;  // columns of the time axis
    std::vector<std::string> lines_;
};

// Puts panels next to each other; shorter ones are filled up with blank lines.
void add_beside(std::vector<std::string>& page, const std::vector<std::vector<std::string>>& panels,
                std::size_t width, const terminal_style& style) {
    std::size_t height = 0;
    for (const auto& p : panels) height = std::max(height, p.size());
    const std::string between = style.paint(ink::faint, style.sign(" │ ", " | "));
    for (std::size_t i = 0; i < height; ++i) {
        std::string text;
        for (const auto& p : panels) {
            if (!text.empty()) text += between;
            text += pad_right(i < p.size() ? p[i] : "", width);
        }
        text.erase(text.find_last_not_of(' ') + 1);
        page.push_back(std::move(text));
    }
}

}  // namespace

std::string_view level_sign(double value, double highest, const terminal_style& style) {
    constexpr std::array<std::string_view, 8> unicode{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    constexpr std::array<std::string_view, 8> ascii{".", ":", "-", "=", "+", "*", "%", "#"};
    if (value <= 0 || highest <= 0) return " ";
    const double share = std::min(1.0, value / highest);
    const auto level = static_cast<std::size_t>(std::max(1.0, std::round(8 * share))) - 1;
    return style.is_ascii ? ascii.at(level) : unicode.at(level);
}

std::vector<std::string> draw_timelines(const lesson_run& run, const terminal_style& style) {
    const scale common = common_scale(run);
    const auto width = static_cast<std::size_t>(style.width);
    const std::size_t fitting = std::max<std::size_t>(1, (width + gap) / (least_panel_width + gap));
    // Five sides where four fit are better drawn as three and two.
    const std::size_t rows = (run.sides.size() + fitting - 1) / fitting;
    const std::size_t columns = (run.sides.size() + rows - 1) / rows;
    const std::size_t panel_width = (width - gap * (columns - 1)) / columns;

    std::vector<std::string> page;
    for (std::size_t first = 0; first < run.sides.size(); first += columns) {
        std::vector<panel> neighbours;
        std::size_t heading = 0;
        for (std::size_t i = first; i < std::min(first + columns, run.sides.size()); ++i) {
            neighbours.emplace_back(run.sides[i], common, style, panel_width);
            heading = std::max(heading, neighbours.back().heading_height());
        }
        std::vector<std::vector<std::string>> panels;
        for (panel& p : neighbours) panels.push_back(p.draw(heading));
        add_beside(page, panels, panel_width, style);
        page.emplace_back();
    }
    return page;
}

}  // namespace asyncdemo
