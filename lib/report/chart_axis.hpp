// An axis of a chart, in any medium.
#pragma once

namespace asyncdemo {

enum class scale {
    linear,      // equal steps take equal room
    logarithmic  // every doubling takes as much room
};

/// What lies between two values, of which `most` is the greater one. On a logarithmic axis all are
/// above 0.
struct chart_axis {
    asyncdemo::scale scale = scale::linear;
    double least = 0;
    double most = 1;

    /// Where a value lies: 0 at `least`, 1 at `most`.
    [[nodiscard]] double share(double value) const;

    /// The value that lies there.
    [[nodiscard]] double value_at(double share) const;
};

}  // namespace asyncdemo
