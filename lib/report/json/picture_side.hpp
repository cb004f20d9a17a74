// One side of a picture that grows: what those who follow it have of the side, and what is new for
// them.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson_run.hpp"
#include "report/json/growing_curve.hpp"

namespace asyncdemo {

/// The full height of each curve, by its name.
using curve_heights = std::map<std::string, double, std::less<>>;

class picture_side {
public:
    /// The picture of the latest round of a side, empty as yet. It is summed up in one curve if it
    /// has more than can be drawn one by one. `axis_s` is how long the run will take, as far as is
    /// known. The lesson outlives it.
    picture_side(const side_run& side, const lesson& of, double axis_s);

    /// Takes in what the recording has by now. False when that can't be told as something new:
    /// there has come too much to be drawn like this, or another round has begun. Then it is to be
    /// made anew.
    [[nodiscard]] bool take(const side_run& side);

    /// Widens `to` by how high its curves are.
    void make_room(curve_heights& to) const;

    /// Everything, as others have it.
    [[nodiscard]] nlohmann::ordered_json whole(const curve_heights& heights) const;

    /// What is new since this was asked for last, or null.
    [[nodiscard]] nlohmann::ordered_json take_news(const curve_heights& heights);

private:
    struct named_curve {
        std::string name;
        growing_curve grown;
        std::size_t taken = 0;  // points of the series
        std::size_t told = 0;   // of its own points
        std::optional<double> told_height = {};
    };

    void take_state(const recording& now);
    void take_spans(const recording& now);
    void take_marks(const recording& now);
    void take_in_flight(const recording& now);
    void take_series(const recording& now);
    void settle_curves(const recording& now);
    [[nodiscard]] bool has_begun_anew(const side_run& side) const;
    named_curve& curve_of(std::string_view name);
    [[nodiscard]] nlohmann::ordered_json news_of_curves(const curve_heights& heights);

    const lesson& of_;
    std::string name_;
    std::string about_;
    double axis_s_;
    std::size_t round_;
    bool is_summed_;

    nlohmann::ordered_json state_;  // phase, end, wall_s
    nlohmann::ordered_json lanes_;
    nlohmann::ordered_json spans_;
    nlohmann::ordered_json marks_;
    std::vector<named_curve> curves_;
    std::size_t taken_spans_ = 0;
    std::size_t taken_marks_ = 0;
    std::vector<std::size_t> open_;  // spans of the recording
    double in_flight_ = 0;
    nlohmann::ordered_json news_ = nlohmann::ordered_json::object();  // but for the curves
};

}  // namespace asyncdemo
