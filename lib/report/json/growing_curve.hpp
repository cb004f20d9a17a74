// A curve over time that is drawn while it grows, in few points: where several come in one stretch
// of time, it shows the highest of them.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace asyncdemo {

/// Points are only ever added, so what was drawn stays. For stretches so long that `n` of them
/// cover the curve, it has at most `n` points and one.
class growing_curve {
public:
    using point = std::pair<double, double>;  // (second, value), as in a `series`

    /// Tells apart what comes at least `stretch_s` apart, which is more than zero.
    explicit growing_curve(double stretch_s) : stretch_s_(stretch_s) {}

    /// From `at_s` on, the value is this one. One that comes late counts from the moment of the one
    /// before it; what is no number, as 0.
    void add(double at_s, double value);

    /// No more points come from before `now_s`, so a stretch that has ended by then can be drawn.
    void advance(double now_s);

    /// No more points come at all.
    void finish();

    /// What can be drawn.
    [[nodiscard]] const std::vector<point>& points() const noexcept { return points_; }

    /// Of all values that were added; 0 when there is none above.
    [[nodiscard]] double highest() const noexcept { return highest_; }

private:
    struct stretch {
        double end_s;
        double at_s;  // of its first value
        double highest;
    };

    void open(double at_s, double value);
    void close(const stretch& ended);
    void come_down(double at_s);

    double stretch_s_;
    std::vector<point> points_;
    std::optional<stretch> open_;  // whose values still come
    std::optional<double>
        closed_at_s_;  // the end of the one before, if it was left below its highest
    double last_ = 0;  // the value now
    double latest_s_ = 0;
    double highest_ = 0;
};

}  // namespace asyncdemo
