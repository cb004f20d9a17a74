#include "report/terminal/timeline.hpp"

#include <algorithm>

#include "lesson/units.hpp"
#include "report/figures.hpp"
#include "report/text_layout.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t gap = 3;
constexpr std::size_t narrow = 24;

/// Panels in rows and columns, above the one axis and the legend.
class panel_grid {
public:
    /// `round` gives the recording of a side that is drawn.
    template <class Round>
    panel_grid(const lesson_run& run, const terminal_style& style, const timeline_detail& detail,
               const timeline_scale& at_least, Round round)
        : style_(style), detail_(detail), scale_(at_least) {
        const auto width = static_cast<std::size_t>(style.width);
        const std::size_t fitting =
            detail.is_one_line
                ? 1
                : std::max<std::size_t>(1, (width + gap) / (detail.least_width + gap));
        // Five sides where four fit are better drawn as three and two.
        const std::size_t rows = (run.sides.size() + fitting - 1) / fitting;
        columns_ = (run.sides.size() + rows - 1) / rows;
        panel_width_ = (width - gap * (columns_ - 1)) / columns_;
        for (const side_run& side : run.sides) {
            const recording& drawn = round(side);
            panels_.emplace_back(side, drawn, *run.of, style, panel_width_);
            scale_.make_room_for(drawn, ideal_s(side, run).value_or(0));
            has_axis_ = has_axis_ || drawn.phase != phase::over || !drawn.spans.empty() ||
                        !drawn.marks.empty();
        }
    }

    [[nodiscard]] std::vector<std::string> draw() const {
        std::vector<std::string> page;
        picture_legend legend;
        panel_layout widest;
        for (const timeline_panel& p : panels_) widest.make_room_for(p.layout(detail_));
        for (std::size_t first = 0; first < panels_.size(); first += columns_) {
            if (first > 0 && detail_.has_blank_lines && !detail_.is_one_line) page.emplace_back();
            add_row(page, first, widest.label_width, legend);
        }
        if (has_axis_ && !detail_.is_one_line) add_axes(page, widest);
        for (std::string& line : legend.draw(style_)) page.push_back(std::move(line));
        return page;
    }

private:
    void add_row(std::vector<std::string>& page, std::size_t first, std::size_t label_width,
                 picture_legend& legend) const {
        const std::size_t end = std::min(first + columns_, panels_.size());
        panel_layout tallest;
        for (std::size_t i = first; i < end; ++i) {
            tallest.make_room_for(panels_[i].layout(detail_));
        }
        tallest.label_width = label_width;
        std::vector<std::vector<std::string>> neighbours(columns_);
        for (std::size_t i = first; i < end; ++i) {
            neighbours[i - first] = panels_[i].draw(scale_, detail_, tallest, legend);
        }
        add_beside(page, neighbours);
    }

    void add_axes(std::vector<std::string>& page, const panel_layout& layout) const {
        const std::string axis = draw_time_axis(scale_.end_s, panel_width_, layout, style_);
        add_beside(page, std::vector(columns_, std::vector{axis}));
    }

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
    const timeline_detail& detail_;
    std::size_t columns_ = 1;
    std::size_t panel_width_ = 0;
    std::vector<timeline_panel> panels_;
    timeline_scale scale_;
    bool has_axis_ = false;
};

}  // namespace

const std::vector<timeline_detail> timeline_details{
    {},
    {.has_about = false},
    {.most_events = 12, .has_about = false},
    {.most_events = 12, .has_about = false, .has_captions = false, .has_blank_lines = false},
    {.most_events = 6, .has_about = false, .has_captions = false, .has_blank_lines = false},
    {.least_width = narrow,
     .most_events = 6,
     .has_about = false,
     .has_captions = false,
     .has_blank_lines = false},
    {.most_events = 0, .has_about = false, .has_captions = false, .has_blank_lines = false},
    {.least_width = narrow,
     .most_events = 0,
     .has_about = false,
     .has_captions = false,
     .has_blank_lines = false},
    {.least_width = narrow,
     .most_events = 0,
     .has_about = false,
     .has_lanes = false,
     .has_captions = false,
     .has_blank_lines = false},
    {.is_one_line = true}};

std::vector<std::string> draw_timelines(const lesson_run& run, const terminal_style& style,
                                        const timeline_detail& detail,
                                        const timeline_scale& at_least) {
    return panel_grid(run, style, detail, at_least,
                      [](const side_run& s) -> const recording& { return s.runs.front(); })
        .draw();
}

std::vector<std::string> draw_growing_timelines(const lesson_run& so_far,
                                                const terminal_style& style,
                                                std::size_t most_lines,
                                                const timeline_scale& at_least) {
    std::vector<std::string> page;
    for (const timeline_detail& detail : timeline_details) {
        page = panel_grid(so_far, style, detail, at_least,
                          [](const side_run& s) -> const recording& { return s.runs.back(); })
                   .draw();
        if (page.size() <= most_lines) return page;
    }
    page.resize(most_lines);
    return page;
}

}  // namespace asyncdemo
