#include "report/terminal/curve_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t least_height = 10;
constexpr std::size_t most_height = 20;
constexpr std::size_t columns_a_row = 6;  // about as wide as high on 80 columns, flatter on more

// The sign of the curve at that place. (More sides than signs would share some.)
std::string_view mark_of(std::size_t index, const terminal_style& style) {
    constexpr std::array<std::string_view, 8> unicode{"●", "■", "▲", "◆", "○", "□", "△", "◇"};
    constexpr std::array<std::string_view, 8> ascii{"o", "#", "x", "+", "@", "%", "=", "&"};
    return (style.is_ascii ? ascii : unicode).at(index % unicode.size());
}

constexpr std::string_view mark_of_several = "*";

/// A doubling axis over some cells, which has `least` in its first and `most` in its last cell.
struct axis {
    double least = 1;
    double most = 2;
    std::size_t cells = 1;

    [[nodiscard]] std::size_t cell_of(double value) const {
        const double share = std::log2(value / least) / std::log2(most / least);
        return static_cast<std::size_t>(
            std::lround(std::clamp(share, 0.0, 1.0) * static_cast<double>(cells - 1)));
    }
    [[nodiscard]] double middle() const { return std::sqrt(least * most); }
};

// The values of all curves. There is a point at least.
axis values_axis(const std::vector<curve>& curves, std::size_t cells) {
    axis a{.least = HUGE_VAL, .most = 0, .cells = cells};
    for (const curve& c : curves) {
        for (const curve_point& p : c.points) {
            a.least = std::min(a.least, p.value);
            a.most = std::max(a.most, p.value);
        }
    }
    if (a.most <= a.least) a.most = 2 * a.least;
    return a;
}

// The times of all curves; wide enough that what differs by little is drawn as flat.
axis times_axis(const std::vector<curve>& curves, std::size_t cells) {
    constexpr double narrowest = 4;
    axis a{.least = HUGE_VAL, .most = 0, .cells = cells};
    for (const curve& c : curves) {
        for (const curve_point& p : c.points) {
            a.least = std::min(a.least, drawable_s(p.wall_s));
            a.most = std::max(a.most, drawable_s(p.wall_s));
        }
    }
    const double missing = narrowest / (a.most / a.least);
    if (missing > 1) {
        a.least /= std::sqrt(missing);
        a.most *= std::sqrt(missing);
    }
    return a;
}

class chart {
public:
    chart(const std::vector<curve>& curves, const any_parameter& swept, const terminal_style& style)
        : curves_(curves), swept_(swept), style_(style) {
        const auto width = static_cast<std::size_t>(style.width);
        times_ = times_axis(curves, std::clamp(width / columns_a_row, least_height, most_height));
        for (const double s : {times_.least, times_.middle(), times_.most}) {
            label_width_ = std::max(label_width_, show_seconds(s).size());
        }
        values_ = values_axis(curves, width - label_width_ - 2);
        signs_.assign(times_.cells, std::vector<std::string>(values_.cells, " "));
        owners_.assign(times_.cells, std::vector<std::size_t>(values_.cells, nobody));
    }

    std::vector<std::string> draw() {
        for (const curve& c : curves_) draw_upright(c);
        for (const curve& c : curves_) draw_line(c);
        for (std::size_t i = 0; i < curves_.size(); ++i) draw_points(i);
        std::vector<std::string> lines;
        for (std::size_t i = times_.cells; i-- > 0;) lines.push_back(line_of(i));
        lines.push_back(baseline());
        lines.push_back(value_labels());
        for (std::string& line : legend()) lines.push_back(std::move(line));
        return lines;
    }

private:
    static constexpr std::size_t nobody = SIZE_MAX;

    void draw_upright(const curve& c) {
        if (!c.bend) return;
        const std::size_t x = values_.cell_of(c.bend->value);
        for (std::size_t y = 0; y < times_.cell_of(drawable_s(c.bend->wall_s)); ++y) {
            signs_[y][x] = style_.paint(ink::faint, style_.sign("┊", ":"));
        }
    }

    void draw_line(const curve& c) {
        for (std::size_t i = 1; i < c.points.size(); ++i) {
            const std::size_t from = values_.cell_of(c.points[i - 1].value);
            const std::size_t to = values_.cell_of(c.points[i].value);
            const auto low = static_cast<double>(row_of(c.points[i - 1]));
            const auto high = static_cast<double>(row_of(c.points[i]));
            for (std::size_t x = from + 1; x < to; ++x) {
                const double share = static_cast<double>(x - from) / static_cast<double>(to - from);
                const auto y = static_cast<std::size_t>(std::lround(low + share * (high - low)));
                signs_[y][x] = style_.paint(ink::faint, style_.sign("·", "."));
            }
        }
    }

    void draw_points(std::size_t index) {
        for (const curve_point& p : curves_[index].points) {
            const std::size_t x = values_.cell_of(p.value);
            std::size_t& owner = owners_[row_of(p)][x];
            const bool is_taken = owner != nobody && owner != index;
            has_several_ = has_several_ || is_taken;
            owner = index;
            signs_[row_of(p)][x] =
                style_.paint(ink::strong, is_taken ? mark_of_several : mark_of(index, style_));
        }
    }

    [[nodiscard]] std::size_t row_of(const curve_point& p) const {
        return times_.cell_of(drawable_s(p.wall_s));
    }

    [[nodiscard]] std::string line_of(std::size_t y) const {
        std::string label;
        if (y == 0) label = show_seconds(times_.least);
        if (y == times_.cells / 2) label = show_seconds(time_at(y));
        if (y + 1 == times_.cells) label = show_seconds(times_.most);
        std::string line = pad_left(label, label_width_) + " ";
        line += label.empty() ? style_.sign("│", "|") : style_.sign("┤", "+");
        for (const std::string& sign : signs_[y]) line += sign;
        line.erase(line.find_last_not_of(' ') + 1);
        return line;
    }

    [[nodiscard]] double time_at(std::size_t y) const {
        const double share = static_cast<double>(y) / static_cast<double>(times_.cells - 1);
        return times_.least * std::pow(times_.most / times_.least, share);
    }

    // Every value that was run, once.
    [[nodiscard]] std::vector<double> values() const {
        std::vector<double> all;
        for (const curve& c : curves_) {
            for (const curve_point& p : c.points) all.push_back(p.value);
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }

    [[nodiscard]] std::string baseline() const {
        std::vector<std::string_view> signs(values_.cells, style_.sign("─", "-"));
        for (const double v : values()) signs[values_.cell_of(v)] = style_.sign("┬", "+");
        std::string line(label_width_ + 1, ' ');
        line += style_.sign("└", "+");
        for (const std::string_view sign : signs) line += sign;
        return line;
    }

    // The first and the last value, and of those between as many as have room.
    [[nodiscard]] std::string value_labels() const {
        std::string line(values_.cells, ' ');
        const auto put = [&](double value) {
            const std::string text = write_value(swept_, value);
            const std::size_t centred =
                values_.cell_of(value) - std::min(values_.cell_of(value), text.size() / 2);
            const std::size_t begin = std::min(centred, line.size() - text.size());
            const std::size_t before = begin > 0 ? begin - 1 : 0;
            const std::string_view room =
                std::string_view(line).substr(before, text.size() + (begin - before) + 1);
            if (room.find_first_not_of(' ') == std::string_view::npos) {
                line.replace(begin, text.size(), text);
            }
        };
        const std::vector<double> all = values();
        put(all.front());
        put(all.back());
        for (const double v : all) put(v);
        line.erase(line.find_last_not_of(' ') + 1);
        return std::string(label_width_ + 2, ' ') + line;
    }

    [[nodiscard]] std::vector<std::string> legend() const {
        std::vector<std::string> entries;
        for (std::size_t i = 0; i < curves_.size(); ++i) {
            entries.push_back(fmt::format("{} {}", mark_of(i, style_), curves_[i].of->name));
        }
        if (has_several_) entries.push_back(fmt::format("{} several of them", mark_of_several));
        const bool has_knee = std::any_of(curves_.begin(), curves_.end(),
                                          [](const curve& c) { return c.bend.has_value(); });
        if (has_knee) entries.push_back(fmt::format("{} a knee", style_.sign("┊", ":")));
        return in_lines(entries);
    }

    // Entries stay in one piece.
    [[nodiscard]] std::vector<std::string> in_lines(const std::vector<std::string>& entries) const {
        const std::string indent(label_width_ + 2, ' ');
        std::vector<std::string> lines{""};
        for (const std::string& e : entries) {
            const std::string longer = lines.back() + (lines.back().empty() ? indent : "   ") + e;
            if (display_width(longer) <= static_cast<std::size_t>(style_.width)) {
                lines.back() = longer;
            } else {
                lines.push_back(indent + e);
            }
        }
        return lines;
    }

    const std::vector<curve>& curves_;
    const any_parameter& swept_;
    const terminal_style& style_;
    axis times_;
    axis values_;
    std::size_t label_width_ = 0;
    bool has_several_ = false;
    std::vector<std::vector<std::string>> signs_;   // by row from below, then by column
    std::vector<std::vector<std::size_t>> owners_;  // whose point is there
};

}  // namespace

std::vector<std::string> draw_chart(const std::vector<curve>& curves, const any_parameter& swept,
                                    const terminal_style& style) {
    const bool is_empty =
        std::all_of(curves.begin(), curves.end(), [](const curve& c) { return c.points.empty(); });
    if (is_empty) return {};
    return chart(curves, swept, style).draw();
}

}  // namespace asyncdemo
