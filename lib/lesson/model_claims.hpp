// What a side must hold that models another one: it is only worth as much as that.
#pragma once

#include <string_view>
#include <vector>

#include "lesson/claim.hpp"

namespace asyncdemo {

/// Each of these times is that of the side `measured`, but for `share` of it. The figure is the
/// difference of the one that is furthest off.
claim_judge agrees_with(std::string_view measured, std::vector<std::string_view> times,
                        double share);

/// What was seen inside is what came in a second times how long it stayed, but for `share` of it
/// (`littles_law` tells the figures). The figure is how much longer or shorter they would have
/// stayed by what was seen.
claim_judge keeps_littles_law(double share);

}  // namespace asyncdemo
