#include "asyncdemo/serve/serve_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "asyncdemo/serve/recent_part.hpp"
#include "lesson/natural_order.hpp"
#include "report/figures.hpp"
#include "report/terminal/picture_legend.hpp"
#include "report/terminal/span_look.hpp"
#include "report/terminal/time_cells.hpp"
#include "report/text_layout.hpp"
#include "report/visible_text.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t gauge_label = 12;
constexpr std::size_t gauge_value = 6;
constexpr std::size_t most_label = 16;
constexpr std::size_t least_column = 24;
constexpr std::size_t most_columns = 3;
constexpr std::size_t gap = 2;
constexpr std::size_t least_lane_rows = 3;

std::string show_moment(double at_s) {
    const auto whole = static_cast<int>(at_s);
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

struct seen_lane {
    std::vector<const span*> spans;
    std::vector<double> marks_s;
    bool is_present = false;  // something of it lasts
    double last_s = 0;        // when something was last told of it

    void add(const span& s) {
        spans.push_back(&s);
        is_present = is_present || s.is_open();
        last_s = std::max(last_s, s.start_s);
    }
    void add(const mark& m) {
        marks_s.push_back(m.at_s);
        last_s = std::max(last_s, m.at_s);
    }
};

using named_lane = std::pair<std::string_view, seen_lane>;

std::vector<named_lane> lanes_of(const recording& seen) {
    std::map<std::string_view, seen_lane> by_name;
    for (const span& s : seen.spans) by_name[s.lane].add(s);
    for (const mark& m : seen.marks) by_name[m.lane].add(m);
    return {by_name.begin(), by_name.end()};
}

class drawing {
public:
    drawing(const serve_view& view, const terminal_style& style, std::size_t most_lines)
        : view_(view),
          style_(style),
          most_lines_(most_lines),
          width_(static_cast<std::size_t>(style.width)),
          from_s_(begin_of_recent(view.so_far.wall_s)),
          seen_(part_from(view.so_far, from_s_)),
          lanes_(lanes_of(seen_)) {}

    std::vector<std::string> draw() {
        add(style_.paint(ink::title, cut(view_.title, width_)));
        for (const series& s : seen_.series) add_gauge(s);
        const std::size_t news = std::min<std::size_t>(view_.last_lines.size(), most_lines_ / 6);
        add_lanes(news);
        for (std::size_t i = view_.last_lines.size() - news; i < view_.last_lines.size(); ++i) {
            add(cut(view_.last_lines[i], width_));
        }
        add(style_.paint(ink::faint, cut(view_.prompt, width_)));
        if (lines_.size() > most_lines_) {  // the prompt stays
            lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(most_lines_) - 1,
                         lines_.end() - 1);
        }
        return std::move(lines_);
    }

private:
    void add(std::string line) { lines_.push_back(std::move(line)); }

    [[nodiscard]] std::string cut(std::string_view text, std::size_t width) const {
        return shorten(text, width, style_.sign("…", "~"));
    }

    // A name has nothing that steers a terminal (`short_text`), but any letters.
    [[nodiscard]] std::string shown(std::string_view name) const {
        return style_.is_ascii ? visible_in_ascii(name) : std::string(name);
    }

    void add_gauge(const series& s) {
        const std::size_t taken = gauge_label + gauge_value + 2;
        const time_cells axis(width_ > taken ? width_ - taken : 1, recent_s);
        const double now = s.points.back().second;
        const std::string row =
            level_row(axis.highest_in(s, seen_), std::max(1.0, s.highest()), style_);
        const ink color = s.name == "waiting"   ? ink::waiting
                          : s.name == "in hand" ? ink::working
                                                : ink::plain;
        add(pad_right(cut(s.name, gauge_label), gauge_label + 1) +
            style_.paint(color, pad_right(row, axis.count())) + " " +
            style_.paint(ink::strong, pad_left(show_figure(s.name, now), gauge_value)));
    }

    // In as few columns as they fit in. Those who are there come before those who have left, and
    // those that have no room are counted.
    void add_lanes(std::size_t rows_below) {
        if (lanes_.empty()) return;
        const std::size_t taken = lines_.size() + rows_below + 3;  // axis, legend and prompt
        const std::size_t rows =
            std::max(least_lane_rows, most_lines_ - std::min(most_lines_, taken));
        const std::size_t possible =
            std::clamp<std::size_t>((width_ + gap) / (least_column + gap), 1, most_columns);
        const std::size_t columns = std::min(possible, (lanes_.size() + rows - 1) / rows);
        const std::size_t room = columns * rows;
        const std::size_t left_out = lanes_.size() > room ? lanes_.size() - room + 1 : 0;
        leave_out(left_out);
        std::sort(lanes_.begin(), lanes_.end(),
                  [](const auto& a, const auto& b) { return naturally_before(a.first, b.first); });
        const std::size_t width = (width_ - gap * (columns - 1)) / columns;
        std::vector<std::string> cells = lane_cells(width);
        if (left_out > 0) cells.push_back(fmt::format("and {} more", left_out));
        add_in_columns(cells, columns, width);
    }

    void leave_out(std::size_t how_many) {
        std::sort(lanes_.begin(), lanes_.end(), [](const auto& a, const auto& b) {
            return std::tuple(b.second.is_present, b.second.last_s, a.first) <
                   std::tuple(a.second.is_present, a.second.last_s, b.first);
        });
        lanes_.resize(lanes_.size() - how_many);
    }

    std::vector<std::string> lane_cells(std::size_t width) {
        std::size_t label = 0;
        for (const auto& [name, l] : lanes_) label = std::max(label, display_width(shown(name)));
        label = std::min({label, most_label, width / 2});
        label_width_ = label + 1;
        const time_cells axis(width - label_width_, recent_s);
        std::vector<std::string> cells;
        for (const auto& [name, l] : lanes_) {
            cells.push_back(pad_right(cut(shown(name), label), label_width_) + bar_of(l, axis));
        }
        return cells;
    }

    std::string bar_of(const seen_lane& l, const time_cells& axis) {
        const auto kind_of = [this](const span& s) {
            const span_kind kind = view_.of.kind_of(s.what).value_or(span_kind::waiting);
            legend_.add_span(s.what, kind);
            return kind;
        };
        std::vector<drawn_cell> cells = axis.bar(l.spans, kind_of, seen_, style_);
        if (std::any_of(cells.begin(), cells.end(), [](const auto& c) { return c.is_share; })) {
            legend_.add_share();
        }
        for (const double at_s : l.marks_s) {
            cells[axis.cell_of(at_s)] = {style_.sign("•", "o"), ink::plain};
            legend_.add_mark();
        }
        return painted(cells, style_);
    }

    void add_in_columns(const std::vector<std::string>& cells, std::size_t columns,
                        std::size_t width) {
        const std::size_t rows = (cells.size() + columns - 1) / columns;
        for (std::size_t row = 0; row < rows; ++row) {
            std::string line;
            for (std::size_t i = row; i < cells.size(); i += rows) {
                if (!line.empty()) line += std::string(gap, ' ');
                line += pad_right(cells[i], width);
            }
            add(std::move(line));
        }
        std::string axis;
        for (std::size_t i = 0; i < columns; ++i) {
            if (i > 0) axis += std::string(gap, ' ');
            axis += axis_of(width);
        }
        add(style_.paint(ink::faint, axis));
        for (std::string& line : legend_.draw(style_)) {
            add(std::move(line));
            break;  // one line: the rest is known from the first pictures
        }
    }

    [[nodiscard]] std::string axis_of(std::size_t width) const {
        const std::string begin = show_moment(from_s_);
        const std::string end = show_moment(from_s_ + recent_s);
        return pad_right("", label_width_) +
               pad_right(begin, width - label_width_ - std::min(width - label_width_, end.size())) +
               end;
    }

    const serve_view& view_;
    const terminal_style& style_;
    const std::size_t most_lines_;
    const std::size_t width_;
    const double from_s_;
    const recording seen_;
    std::vector<named_lane> lanes_;
    picture_legend legend_;
    std::size_t label_width_ = 0;
    std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> draw_serving(const serve_view& view, const terminal_style& style,
                                      std::size_t most_lines) {
    if (most_lines == 0) return {};
    return drawing(view, style, most_lines).draw();
}

}  // namespace asyncdemo
