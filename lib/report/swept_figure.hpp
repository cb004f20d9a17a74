// What the curves of a sweep are of.
#pragma once

#include <functional>
#include <string>

#include "lesson/quantity.hpp"
#include "lesson/sweep_run.hpp"

namespace asyncdemo {

struct swept_figure {
    std::string title;   // the lesson's own question, or the name of the figure
    std::string metric;  // as the JSON document calls it; empty: the lesson computes it
    finding::unit in;
    std::function<quantity(const side_view&)> of;
    /// The figure as people read it.
    std::function<std::string(double)> show;

    [[nodiscard]] bool is_time() const { return in == finding::unit::time_s; }
};

/// The figure that the lesson's prediction asks for, unless the sweep names another one.
swept_figure figure_of(const sweep_run& sweep);

}  // namespace asyncdemo
