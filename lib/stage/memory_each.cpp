#include "stage/memory_each.hpp"

#include "stage/stage.hpp"

namespace asyncdemo {

memory_each::memory_each(const stage& on) : before_kb_(on.memory_kb()) {}

void memory_each::report(stage& on, std::string_view metric, integer how_many) const {
    const auto now_kb = on.memory_kb();
    if (!now_kb || !before_kb_ || how_many == 0) return;
    on.metric(metric, (*now_kb - *before_kb_) / static_cast<double>(how_many));
}

}  // namespace asyncdemo
