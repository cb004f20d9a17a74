#include "report/json/picture_feed.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "report/figures.hpp"

namespace asyncdemo {
namespace {

using json = nlohmann::ordered_json;

// As long as the slowest side takes, or ought to take as long as it is not over. To the millisecond
// above, so that it stays as it is while nothing gets longer.
double axis_of(const lesson_run& run, double end_s) {
    for (const side_run& side : run.sides) {
        const bool is_over = !side.runs.empty() && side.runs.back().phase == phase::over;
        if (!is_over) end_s = std::max(end_s, ideal_s(side, run).value_or(0));
        if (side.runs.empty()) continue;
        const recording& drawn = side.runs.back();
        end_s = std::max(end_s, drawn.wall_s);
        for (const span& s : drawn.spans) {
            end_s = std::max(end_s, s.is_open() ? s.start_s : s.end_s);
        }
        for (const mark& m : drawn.marks) end_s = std::max(end_s, m.at_s);
    }
    return std::ceil(end_s * 1e3) / 1e3;
}

std::string text_of(const json& message) {
    return message.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

void picture_feed::begin(const lesson_run& run) {
    snapshot_.clear();
    axis_s_ = axis_of(run, least_axis_s_);
    sides_.clear();
    for (const side_run& side : run.sides) {
        sides_.emplace_back(side, *run.of, axis_s_);
        // What is made of the run as it stands has room for it.
        static_cast<void>(sides_.back().take(side));
    }
    heights_.clear();
    for (const picture_side& side : sides_) side.make_room(heights_);
    for (picture_side& side : sides_) static_cast<void>(side.take_news(heights_));
}

bool picture_feed::take(const lesson_run& run) {
    if (run.sides.size() != sides_.size()) return false;
    for (std::size_t i = 0; i < sides_.size(); ++i) {
        if (!sides_[i].take(run.sides[i])) return false;
        sides_[i].make_room(heights_);
    }
    return true;
}

std::string picture_feed::update(const lesson_run& run) {
    if (!take(run)) {
        begin(run);
        return snapshot();
    }
    json sides = json::array();
    for (std::size_t i = 0; i < sides_.size(); ++i) {
        const json news = sides_[i].take_news(heights_);
        if (news.is_null()) continue;
        json side{{"index", i}};
        side.update(news);
        sides.push_back(std::move(side));
    }
    const double axis_s = axis_of(run, least_axis_s_);
    if (sides.empty() && axis_s == axis_s_) return {};
    axis_s_ = axis_s;
    snapshot_.clear();
    return text_of({{"kind", "grow"}, {"axis_s", axis_s_}, {"sides", std::move(sides)}});
}

const std::string& picture_feed::snapshot() const {
    if (!snapshot_.empty()) return snapshot_;
    json sides = json::array();
    for (const picture_side& side : sides_) sides.push_back(side.whole(heights_));
    snapshot_ = text_of({{"kind", "picture"}, {"axis_s", axis_s_}, {"sides", std::move(sides)}});
    return snapshot_;
}

}  // namespace asyncdemo
