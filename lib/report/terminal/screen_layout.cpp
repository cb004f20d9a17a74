#include "report/terminal/screen_layout.hpp"

namespace asyncdemo {

std::vector<screen_layout> layouts_of(const lesson& l) {
    screen_layout next;
    std::vector<screen_layout> all{next};
    const auto with = [&](auto change) {
        change(next);
        all.push_back(next);
    };
    timeline_detail& pictures = next.pictures;
    with([&](auto&) { pictures.has_about = false; });
    // Lists take fewer lines when more of them stand side by side.
    if (l.shows_order) with([&](auto&) { pictures.least_width = narrow_panel; });
    with([](auto& layout) { layout.has_all_advice = false; });
    with([&](auto& layout) {
        pictures.most_events = 12;
        layout.chart_rows = 10;
    });
    with([&](auto&) { pictures.has_captions = pictures.has_blank_lines = false; });
    with([](auto& layout) { layout.has_blank_lines = false; });
    with([&](auto& layout) {
        pictures.most_events = 6;
        layout.chart_rows = 8;
    });
    with([&](auto&) { pictures.least_width = narrow_panel; });
    with([&](auto& layout) {
        pictures.most_events = 0;
        layout.has_blank_lines = true;
    });
    with([](auto& layout) { layout.has_blank_lines = false; });
    with([](auto& layout) { layout.chart_rows = 6; });
    return all;
}

}  // namespace asyncdemo
