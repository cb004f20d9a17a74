#include "report/terminal/timeline.hpp"

#include <algorithm>
#include <array>

#include "report/figures.hpp"
#include "report/terminal/timeline_panel.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t least_panel_width = 34;
constexpr std::size_t gap = 3;

constexpr timeline_detail everything{};
// From much to little, for where the room is short.
constexpr std::array details{
    everything,
    timeline_detail{.has_about = false},
    timeline_detail{.most_events = 12, .has_about = false},
    timeline_detail{.most_events = 12, .has_about = false, .has_captions = false},
    timeline_detail{
        .most_events = 6, .has_about = false, .has_lanes = false, .has_captions = false},
    timeline_detail{.is_one_line = true}};

/// Panels in rows and columns.
class panel_grid {
public:
    /// `round` gives the recording of a side that is drawn.
    template <class Round>
    panel_grid(const lesson_run& run, const terminal_style& style, Round round)
        : style_(style), shows_order_(run.of->shows_order) {
        const auto width = static_cast<std::size_t>(style.width);
        const std::size_t fitting =
            std::max<std::size_t>(1, (width + gap) / (least_panel_width + gap));
        // Five sides where four fit are better drawn as three and two.
        const std::size_t rows = (run.sides.size() + fitting - 1) / fitting;
        columns_ = (run.sides.size() + rows - 1) / rows;
        panel_width_ = (width - gap * (columns_ - 1)) / columns_;
        for (const side_run& side : run.sides) {
            panels_.emplace_back(side, round(side), style, panel_width_);
            panels_.back().fit_into(scale_, ideal_s(side, run).value_or(0));
        }
    }

    [[nodiscard]] std::vector<std::string> draw(timeline_detail detail) const {
        if (!shows_order_) detail.most_events = 0;
        std::vector<std::string> page;
        for (std::size_t first = 0; first < panels_.size(); first += columns_) {
            const std::size_t end = std::min(first + columns_, panels_.size());
            panel_heights tallest;
            for (std::size_t i = first; i < end; ++i) {
                tallest.make_room_for(panels_[i].heights(detail));
            }
            std::vector<std::vector<std::string>> neighbours;
            for (std::size_t i = first; i < end; ++i) {
                neighbours.push_back(panels_[i].draw(scale_, detail, tallest));
            }
            add_beside(page, neighbours);
            if (!detail.is_one_line) page.emplace_back();
        }
        return page;
    }

private:
    // Puts panels next to each other; shorter ones are filled up with blank lines.
    void add_beside(std::vector<std::string>& page,
                    const std::vector<std::vector<std::string>>& panels) const {
        std::size_t height = 0;
        for (const auto& p : panels) height = std::max(height, p.size());
        const std::string between = style_.paint(ink::faint, style_.sign(" │ ", " | "));
        for (std::size_t i = 0; i < height; ++i) {
            std::string text;
            for (const auto& p : panels) {
                if (!text.empty()) text += between;
                text += pad_right(i < p.size() ? p[i] : "", panel_width_);
            }
            text.erase(text.find_last_not_of(' ') + 1);
            page.push_back(std::move(text));
        }
    }

    const terminal_style& style_;
    const bool shows_order_;
    std::size_t columns_ = 1;
    std::size_t panel_width_ = 0;
    std::vector<timeline_panel> panels_;
    timeline_scale scale_;
};

}  // namespace

std::vector<std::string> draw_timelines(const lesson_run& run, const terminal_style& style) {
    const panel_grid grid(run, style,
                          [](const side_run& s) -> const recording& { return s.runs.front(); });
    return grid.draw(everything);
}

std::vector<std::string> draw_growing_timelines(const lesson_run& so_far,
                                                const terminal_style& style,
                                                std::size_t most_lines) {
    const panel_grid grid(so_far, style,
                          [](const side_run& s) -> const recording& { return s.runs.back(); });
    std::vector<std::string> page;
    for (const timeline_detail& detail : details) {
        page = grid.draw(detail);
        if (page.size() <= most_lines) return page;
    }
    page.resize(most_lines);
    return page;
}

}  // namespace asyncdemo
