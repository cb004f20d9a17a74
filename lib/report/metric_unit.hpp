// The unit that a figure carries in its name: "age_s", "memory_kb", "dropped", "served_per_s". The
// series "memory" is in kB too.
#pragma once

#include <string_view>

namespace asyncdemo {

enum class metric_unit { time_s, memory_kb, number };

metric_unit unit_of(std::string_view name);

}  // namespace asyncdemo
