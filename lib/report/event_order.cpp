#include "report/event_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "lesson/units.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

// A pause is told when it is a good part of the run, and no hiccup of the machine.
constexpr double part_of_run = 0.05;
constexpr double shortest_pause_s = 0.001;

constexpr std::size_t deepest = 4;  // lanes beyond stand below each other

/// Draws the list.
class event_list_drawing {
public:
    event_list_drawing(const event_order& order, const terminal_style& style, std::size_t width)
        : order_(order), style_(style), width_(width) {
        const auto& end = order.last.empty() ? order.first : order.last;
        if (!end.empty()) number_width_ = fmt::format("{}", end.back().number).size();
    }

    std::vector<std::string> draw() {
        for (const event_order::event& e : order_.first) add(e);
        if (order_.left_out > 0) {
            add_note(fmt::format("{} {}", style_.sign("…", "..."), left_out_text(order_.left_out)),
                     0);
        }
        for (const event_order::event& e : order_.last) add(e);
        return std::move(lines_);
    }

private:
    void add(const event_order::event& e) {
        if (e.pause_s > 0) add_note(pause_text(e.pause_s), e.depth);
        const std::string number = pad_left(fmt::format("{}", e.number), number_width_) + " ";
        const std::string indent(2 * e.depth, ' ');
        bool is_first = true;
        for (const std::string& text : wrap(event_text(*e.what), room(e.depth))) {
            const std::string before =
                is_first ? style_.paint(ink::faint, number) : std::string(number.size(), ' ');
            lines_.push_back(fmt::format("{}{}{}", before, indent, text));
            is_first = false;
        }
    }

    void add_note(const std::string& text, std::size_t depth) {
        const std::string indent(number_width_ + 1 + 2 * depth, ' ');
        for (const std::string& part : wrap(text, room(depth))) {
            lines_.push_back(indent + style_.paint(ink::faint, part));
        }
    }

    [[nodiscard]] std::size_t room(std::size_t depth) const {
        const std::size_t taken = number_width_ + 1 + 2 * depth;
        return width_ > taken ? width_ - taken : 1;
    }

    const event_order& order_;
    const terminal_style& style_;
    std::size_t width_;
    std::size_t number_width_ = 1;
    std::vector<std::string> lines_;
};

}  // namespace

event_order order_of_events(const recording& r, std::size_t most) {
    const std::size_t all = r.marks.size();
    const bool is_whole = all <= most + 1;
    // The begin tells more than the end, where things only repeat.
    const std::size_t at_end = is_whole ? 0 : most / 3;
    const std::size_t at_begin = is_whole ? all : most - at_end;
    const double least_pause_s = std::max(shortest_pause_s, part_of_run * r.wall_s);

    event_order order;
    order.left_out = all - at_begin - at_end;
    std::map<std::string_view, std::size_t> depths;
    double before_s = 0;
    for (std::size_t i = 0; i < all; ++i) {
        const mark& m = r.marks[i];
        const auto depth = depths.emplace(m.lane, std::min(depths.size(), deepest)).first->second;
        const double pause_s = m.at_s - before_s;
        before_s = m.at_s;
        if (i >= at_begin && i < all - at_end) continue;
        auto& part = i < at_begin ? order.first : order.last;
        part.push_back({i + 1, &m, depth, pause_s >= least_pause_s ? pause_s : 0});
    }
    return order;
}

std::string event_text(const mark& m) { return fmt::format("{} {}", m.lane, m.what); }

std::string left_out_text(std::size_t events) { return fmt::format("{} more events", events); }

std::string pause_text(double pause_s) { return fmt::format("{} later", show_seconds(pause_s)); }

std::vector<std::string> draw_event_order(const event_order& order, const terminal_style& style,
                                          std::size_t width) {
    return event_list_drawing(order, style, width).draw();
}

}  // namespace asyncdemo
