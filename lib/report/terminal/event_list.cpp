#include "report/terminal/event_list.hpp"

#include <fmt/format.h>

#include <string_view>

#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

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

std::vector<std::string> draw_event_order(const event_order& order, const terminal_style& style,
                                          std::size_t width) {
    return event_list_drawing(order, style, width).draw();
}

}  // namespace asyncdemo
