#include "report/metric_unit.hpp"

namespace asyncdemo {

metric_unit unit_of(std::string_view name) {
    if (name.ends_with("_per_s")) return metric_unit::number;
    if (name.ends_with("_s")) return metric_unit::time_s;
    if (name.ends_with("_kb") || name == "memory") return metric_unit::memory_kb;
    return metric_unit::number;
}

}  // namespace asyncdemo
