#include "lesson/event_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "lesson/units.hpp"

namespace asyncdemo {
namespace {

// A pause is told when it is a good part of the run, and no hiccup of the machine.
constexpr double part_of_run = 0.05;
constexpr double shortest_pause_s = 0.001;

constexpr std::size_t deepest = 4;  // lanes beyond stand below each other

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

}  // namespace asyncdemo
