#include "report/terminal/panel_content.hpp"

#include <algorithm>
#include <unordered_map>

namespace asyncdemo {
namespace {

constexpr std::size_t most_own_lanes = 6;  // more are drawn as how many of them are busy

}  // namespace

panel_content::panel_content(const recording& r) : recorded(r), in_flight(r.in_flight()) {
    for (const mark& m : r.marks) marks_s.push_back(m.at_s);
    std::sort(marks_s.begin(), marks_s.end());
    const std::vector<std::string_view> names = r.lanes();
    lane_count = names.size();
    if (lane_count > most_own_lanes) return;
    std::unordered_map<std::string_view, std::size_t> index;
    for (const std::string_view name : names) {
        index.emplace(name, lanes.size());
        lanes.push_back({name, {}, {}});
    }
    for (const span& s : r.spans) lanes[index[s.lane]].spans.push_back(&s);
    for (const mark& m : r.marks) lanes[index[m.lane]].marks_s.push_back(m.at_s);
    for (lane& l : lanes) std::sort(l.marks_s.begin(), l.marks_s.end());
}

}  // namespace asyncdemo
