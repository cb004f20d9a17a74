#include "report/knee.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace asyncdemo {
namespace {

constexpr double clear_factor = 1.25;  // off the line by less is no knee

/// The straight line between two points, as what is on it would be drawn.
class line_between {
public:
    line_between(const curve_axes& axes, const curve_point& first, double first_figure,
                 const curve_point& last, double last_figure)
        : axes_(axes),
          first_place_(axes.place(first.value)),
          last_place_(axes.place(last.value)),
          first_height_(axes.height(first_figure)),
          last_height_(axes.height(last_figure)) {}

    [[nodiscard]] double height_at(double value) const {
        const double share = (axes_.place(value) - first_place_) / (last_place_ - first_place_);
        return first_height_ + share * (last_height_ - first_height_);
    }

private:
    const curve_axes& axes_;
    double first_place_;
    double last_place_;
    double first_height_;
    double last_height_;
};

/// A stretch of a curve, held against the straight line between its ends.
class bow {
public:
    bow(const std::vector<curve_point>& points, const curve_axes& axes)
        : points_(points), axes_(axes) {
        const line_between line(axes, points.front(), points.front().figure, points.back(),
                                points.back().figure);
        for (const curve_point& p : points) {
            off_.push_back(axes.height(p.figure) - line.height_at(p.value));
        }
    }

    // Never one of the ends, unless all are on the line.
    [[nodiscard]] std::size_t farthest() const {
        const auto found = std::max_element(
            off_.begin(), off_.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
        return static_cast<std::size_t>(found - off_.begin());
    }

    // Off the line by a quarter of what is on it, or more.
    [[nodiscard]] bool is_clear(std::size_t at) const {
        const double off = std::abs(off_[at]);
        if (axes_.up == scale::logarithmic) return off >= std::log2(clear_factor);
        const double figure = axes_.height(points_[at].figure);
        const double larger = std::max(std::abs(figure), std::abs(figure - off_[at]));
        return off > 0 && off >= larger * (1 - 1 / clear_factor);
    }

    // True when the point would be off the line, to the same side, even if the figures of it and of
    // the ends had been what speaks most against it.
    [[nodiscard]] bool is_beyond_doubt(std::size_t at) const {
        const curve_point& p = points_[at];
        const curve_point& first = points_.front();
        const curve_point& last = points_.back();
        if (off_[at] > 0) {
            return axes_.height(p.least) >
                   line_between(axes_, first, first.most, last, last.most).height_at(p.value);
        }
        return axes_.height(p.most) <
               line_between(axes_, first, first.least, last, last.least).height_at(p.value);
    }

    // True when the points next to it are off the line as well, at least half as much as the
    // straight way from there to the end would be: what is off alone is a run that went badly and
    // no bend.
    [[nodiscard]] bool has_company(std::size_t at) const {
        return follows(at, at - 1, 0) && follows(at, at + 1, points_.size() - 1);
    }

private:
    [[nodiscard]] bool follows(std::size_t at, std::size_t next, std::size_t end) const {
        if (next == end) return true;
        const double end_place = axes_.place(points_[end].value);
        const double share = (end_place - axes_.place(points_[next].value)) /
                             (end_place - axes_.place(points_[at].value));
        return off_[next] / off_[at] >= share / 2;
    }

    const std::vector<curve_point>& points_;
    const curve_axes& axes_;
    std::vector<double> off_;  // above the line; below it when negative
};

}  // namespace

double curve_axes::place(double value) const {
    return across == scale::logarithmic ? std::log2(value) : value / step;
}

double curve_axes::height(double figure) const {
    return up == scale::logarithmic ? std::log2(std::max(figure, least_shown)) : figure;
}

double curve_axes::growth(const curve_point& from, const curve_point& to) const {
    const double slope =
        (height(to.figure) - height(from.figure)) / (place(to.value) - place(from.value));
    return up == scale::logarithmic ? std::exp2(slope) : slope;
}

std::vector<curve_point> even_stretch(const std::vector<curve_point>& points,
                                      const curve_axes& axes) {
    constexpr double alike = 1e-6;  // what calculating with fractions rounds
    std::vector<curve_point> longest;
    std::vector<curve_point> now;
    for (const curve_point& p : points) {
        const auto step_to = [&axes](const curve_point& from, const curve_point& to) {
            return axes.place(to.value) - axes.place(from.value);
        };
        const bool goes_on =
            now.size() < 2 || std::abs(step_to(now.back(), p) - step_to(now[0], now[1])) <= alike;
        if (!goes_on) now.erase(now.begin(), now.end() - 1);
        now.push_back(p);
        if (now.size() > longest.size()) longest = now;
    }
    return longest;
}

std::optional<knee> find_knee(const std::vector<curve_point>& points, const curve_axes& axes) {
    const std::vector<curve_point> even = even_stretch(points, axes);
    if (even.size() < 3) return std::nullopt;
    const bow curve(even, axes);
    const std::size_t at = curve.farthest();
    if (!curve.is_clear(at) || !curve.is_beyond_doubt(at) || !curve.has_company(at)) {
        return std::nullopt;
    }
    return knee{.value = even[at].value,
                .figure = even[at].figure,
                .growth_before = axes.growth(even.front(), even[at]),
                .growth_after = axes.growth(even[at], even.back())};
}

}  // namespace asyncdemo
