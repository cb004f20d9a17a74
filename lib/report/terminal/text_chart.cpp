#include "report/terminal/text_chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t nobody = SIZE_MAX;

// Writes the text where it has a blank at either side, or the end of the line.
void put_if_room(std::string& line, std::size_t begin, std::string_view text) {
    const std::size_t before = begin > 0 ? begin - 1 : 0;
    const std::string_view room =
        std::string_view(line).substr(before, text.size() + (begin - before) + 1);
    if (room.find_first_not_of(' ') == std::string_view::npos) {
        line.replace(begin, text.size(), text);
    }
}

void erase_blanks_at_end(std::string& line) { line.erase(line.find_last_not_of(' ') + 1); }

}  // namespace

std::string_view series_sign(std::size_t series, const terminal_style& style) {
    constexpr std::array<std::string_view, 8> unicode{"●", "■", "▲", "◆", "○", "□", "△", "◇"};
    constexpr std::array<std::string_view, 8> ascii{"o", "#", "x", "+", "@", "%", "=", "&"};
    return (style.is_ascii ? ascii : unicode).at(series % unicode.size());
}

ink series_ink(std::size_t series) {
    constexpr std::array inks{ink::waiting, ink::alone, ink::working, ink::doubtful};
    return inks.at(series % inks.size());
}

std::string_view dot_sign(const terminal_style& style) { return style.sign("·", "."); }

std::string_view missing_sign(const terminal_style& style) { return style.sign("✗", "X"); }

std::string_view upright_sign(const terminal_style& style) { return style.sign("┊", ":"); }

std::size_t cell_axis::cell_of(double value) const {
    return static_cast<std::size_t>(
        std::lround(std::clamp(share(value), 0.0, 1.0) * static_cast<double>(cells - 1)));
}

text_chart::text_chart(const cell_axis& across, const cell_axis& up, std::size_t label_width,
                       const terminal_style& style)
    : across_(across),
      up_(up),
      label_width_(label_width),
      style_(style),
      row_labels_(up.cells),
      signs_(up.cells, std::vector<std::string>(across.cells, " ")),
      owners_(up.cells, std::vector<std::size_t>(across.cells, nobody)) {}

void text_chart::add_dot(std::size_t column, std::size_t row_above, ink color) {
    signs_[row_above][column] = style_.paint(color, dot_sign(style_));
}

void text_chart::add_upright(double at, double below) {
    for (std::size_t row = 0; row < up_.cell_of(below); ++row) {
        signs_[row][across_.cell_of(at)] = style_.paint(ink::faint, upright_sign(style_));
    }
}

void text_chart::add_missing(double at) {
    signs_[0][across_.cell_of(at)] = style_.paint(ink::bad, missing_sign(style_));
}

void text_chart::add_point(double at, double value, std::size_t series) {
    const std::size_t row = up_.cell_of(value);
    const std::size_t column = across_.cell_of(at);
    std::size_t& owner = owners_[row][column];
    const bool is_taken = owner != nobody && owner != series;
    has_several_ = has_several_ || is_taken;
    owner = series;
    signs_[row][column] = is_taken ? style_.paint(ink::strong, sign_of_several)
                                   : style_.paint(series_ink(series), series_sign(series, style_));
}

std::vector<std::string> text_chart::draw(const std::vector<axis_label>& below,
                                          bool are_centred) const {
    std::vector<std::string> lines;
    for (std::size_t row = up_.cells; row-- > 0;) lines.push_back(line_of(row));
    lines.push_back(baseline(below));
    lines.push_back(std::string(columns_beside(label_width_), ' ') + labels(below, are_centred));
    return lines;
}

std::string text_chart::line_of(std::size_t row) const {
    const std::string& label = row_labels_[row];
    std::string line = pad_left(label, label_width_) + " ";
    line += label.empty() ? style_.sign("│", "|") : style_.sign("┤", "+");
    for (const std::string& sign : signs_[row]) line += sign;
    erase_blanks_at_end(line);
    return line;
}

std::string text_chart::baseline(const std::vector<axis_label>& below) const {
    std::vector<std::string_view> signs(across_.cells, style_.sign("─", "-"));
    for (const axis_label& l : below) signs[across_.cell_of(l.at)] = style_.sign("┬", "+");
    std::string line(label_width_ + 1, ' ');
    line += style_.sign("└", "+");
    for (const std::string_view sign : signs) line += sign;
    return line;
}

std::string text_chart::labels(const std::vector<axis_label>& below, bool are_centred) const {
    std::string line(across_.cells, ' ');
    for (const auto& [at, text] : below) {
        const std::size_t there = across_.cell_of(at);
        const std::size_t begin = are_centred ? there - std::min(there, text.size() / 2) : there;
        put_if_room(line, std::min(begin, line.size() - text.size()), text);
    }
    erase_blanks_at_end(line);
    return line;
}

}  // namespace asyncdemo
