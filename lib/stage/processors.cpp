#include "stage/processors.hpp"

#include <fmt/format.h>
#include <uv.h>

#include <cmath>

namespace asyncdemo {
namespace {

constexpr double margin = 0.05;

}  // namespace

integer usable_processors() noexcept { return static_cast<integer>(uv_available_parallelism()); }

std::string disturbance(const computing& several, double processors, const computing& alone) {
    const double got = several.cpu_s / several.taken_s;
    if (processors > (1 + margin) * got) {
        return fmt::format("others used the processors: it got {:.1f} of {:.1f}", got, processors);
    }
    const double as_much = several.cpu_s / alone.cpu_s;
    if (std::abs(as_much - 1) > margin) {
        return fmt::format(
            "the processors were in each other's way: the same work took {:.2f} times the "
            "processor time",
            as_much);
    }
    return {};
}

}  // namespace asyncdemo
