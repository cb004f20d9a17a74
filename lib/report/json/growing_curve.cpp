#include "report/json/growing_curve.hpp"

#include <algorithm>
#include <cmath>

namespace asyncdemo {

void growing_curve::add(double at_s, double value) {
    if (!std::isfinite(value)) value = 0;
    latest_s_ = std::max(latest_s_, at_s);
    if (open_ && latest_s_ >= open_->end_s) close(*open_);
    if (open_) {
        open_->highest = std::max(open_->highest, value);
    } else {
        // The next stretch shows by itself where the one before has come to.
        if (closed_at_s_ && latest_s_ >= *closed_at_s_ + stretch_s_) come_down(*closed_at_s_);
        closed_at_s_.reset();
        open(latest_s_, value);
    }
    last_ = value;
    highest_ = std::max(highest_, value);
}

void growing_curve::advance(double now_s) {
    latest_s_ = std::max(latest_s_, now_s);
    if (open_ && now_s >= open_->end_s) close(*open_);
    if (closed_at_s_ && now_s >= *closed_at_s_ + stretch_s_) come_down(*closed_at_s_);
}

void growing_curve::finish() {
    if (open_) close(*open_);
    if (closed_at_s_) come_down(*closed_at_s_);
}

void growing_curve::open(double at_s, double value) {
    const double end_s = (std::floor(at_s / stretch_s_) + 1) * stretch_s_;
    open_ = stretch{end_s, at_s, value};
}

void growing_curve::close(const stretch& ended) {
    points_.emplace_back(ended.at_s, ended.highest);
    if (last_ != ended.highest) closed_at_s_ = ended.end_s;
    open_.reset();
}

void growing_curve::come_down(double at_s) {
    points_.emplace_back(at_s, last_);
    closed_at_s_.reset();
}

}  // namespace asyncdemo
