#include "report/terminal/points_over_curve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "report/charted_points.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t height = 14;
constexpr std::size_t widest = 72;
constexpr std::size_t label_width = 6;

constexpr std::string_view sign_of_several = "*";

std::string_view sign_of(std::size_t side, const terminal_style& style) {
    constexpr std::array<std::string_view, 4> unicode{"●", "■", "▲", "◆"};
    constexpr std::array<std::string_view, 4> ascii{"o", "#", "x", "+"};
    return (style.is_ascii ? ascii : unicode).at(side % unicode.size());
}

/// Both axes are straight: equal steps take equal room.
class points_drawing {
public:
    points_drawing(const lesson_run& run, const charted_run& points, const terminal_style& style)
        : run_(run),
          points_(points),
          style_(style),
          width_(std::min(static_cast<std::size_t>(style.width), widest) - label_width - 2) {
        signs_.assign(height, std::vector<std::string>(width_, " "));
    }

    std::vector<std::string> draw() {
        for (const auto& points : points_.sides) draw_curve(points);
        for (std::size_t i = 0; i < points_.sides.size(); ++i) draw_points(i);
        std::vector<std::string> lines{style_.paint(ink::strong, title())};
        for (std::size_t y = height; y-- > 0;) lines.push_back(line_of(y));
        lines.push_back(std::string(label_width + 1, ' ') + std::string(style_.sign("└", "+")) +
                        baseline());
        lines.push_back(std::string(label_width + 2, ' ') + labels());
        for (std::string& line : wrap(legend(), static_cast<std::size_t>(style_.width))) {
            lines.push_back(std::move(line));
        }
        lines.emplace_back();
        return lines;
    }

private:
    [[nodiscard]] std::size_t x_of(double across) const {
        return static_cast<std::size_t>(
            std::lround((across - points_.least) / (points_.most - points_.least) *
                        static_cast<double>(width_ - 1)));
    }
    [[nodiscard]] std::size_t y_of(double value) const {
        return static_cast<std::size_t>(
            std::lround(value / points_.highest * static_cast<double>(height - 1)));
    }

    void draw_curve(const std::vector<charted_point>& points) {
        for (std::size_t i = 1; i < points.size(); ++i) {
            const charted_point& from = points[i - 1];
            const charted_point& to = points[i];
            for (std::size_t x = x_of(from.across); x <= x_of(to.across); ++x) {
                const double share = static_cast<double>(x - x_of(from.across)) /
                                     static_cast<double>(x_of(to.across) - x_of(from.across));
                const double value = from.computed + share * (to.computed - from.computed);
                signs_[y_of(value)][x] = style_.paint(ink::faint, style_.sign("·", "."));
            }
        }
    }

    void draw_points(std::size_t side) {
        for (const charted_point& p : points_.sides[side]) {
            const auto at = std::pair(x_of(p.across), y_of(p.measured));
            const bool is_taken = !taken_.insert(at).second;
            has_several_ = has_several_ || is_taken;
            signs_[at.second][at.first] =
                style_.paint(ink::strong, is_taken ? sign_of_several : sign_of(side, style_));
        }
    }

    [[nodiscard]] std::string title() const {
        return fmt::format("{} across {}", column_title(run_.of->chart.measured),
                           column_title(run_.of->chart.across));
    }

    [[nodiscard]] std::string line_of(std::size_t y) const {
        std::string label;
        if (y == 0) label = "0";
        if (y + 1 == height) label = fmt::format("{:.3g}", points_.highest);
        std::string line = pad_left(label, label_width) + " ";
        line += label.empty() ? style_.sign("│", "|") : style_.sign("┤", "+");
        for (const std::string& sign : signs_[y]) line += sign;
        line.erase(line.find_last_not_of(' ') + 1);
        return line;
    }

    // Where there are points, in the order in which they go across.
    [[nodiscard]] std::vector<double> places() const {
        std::vector<double> all;
        for (const auto& points : points_.sides) {
            for (const charted_point& p : points) all.push_back(p.across);
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }

    [[nodiscard]] std::string baseline() const {
        std::vector<std::string_view> signs(width_, style_.sign("─", "-"));
        for (const double place : places()) signs[x_of(place)] = style_.sign("┬", "+");
        std::string line;
        for (const std::string_view sign : signs) line += sign;
        return line;
    }

    // As many as have room.
    [[nodiscard]] std::string labels() const {
        std::string line;
        for (const double place : places()) {
            const std::string text = fmt::format("{:g}", place);
            const std::size_t begin = std::min(x_of(place), width_ - text.size());
            if (!line.empty() && begin < line.size() + 1) continue;
            line.resize(begin, ' ');
            line += text;
        }
        return line;
    }

    [[nodiscard]] std::string legend() const {
        std::string text;
        for (std::size_t i = 0; i < points_.sides.size(); ++i) {
            text += fmt::format("{} {}, ", sign_of(i, style_), run_.sides[i].of->name);
        }
        if (has_several_) text += fmt::format("{} several of them, ", sign_of_several);
        return text + fmt::format("as measured; {} computed", style_.sign("·", "."));
    }

    const lesson_run& run_;
    const charted_run& points_;
    const terminal_style& style_;
    std::size_t width_;
    std::set<std::pair<std::size_t, std::size_t>> taken_;  // by a point
    bool has_several_ = false;
    std::vector<std::vector<std::string>> signs_;  // by row from below, then by column
};

}  // namespace

std::vector<std::string> draw_points_over_curve(const lesson_run& run,
                                                const terminal_style& style) {
    const charted_run points(run);
    if (points.is_empty()) return {};
    return points_drawing(run, points, style).draw();
}

}  // namespace asyncdemo
