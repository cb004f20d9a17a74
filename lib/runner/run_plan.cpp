#include "runner/run_plan.hpp"

#include <algorithm>

namespace asyncdemo {

duration default_limit(const lesson& l, const settings& chosen) {
    duration slowest{};
    for (const side& s : l.sides) {
        if (s.ideal) slowest = std::max(slowest, (*s.ideal)(chosen));
    }
    return 2 * slowest + std::chrono::seconds(30);
}

}  // namespace asyncdemo
