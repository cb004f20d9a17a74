#include "lessons/websocket/door.hpp"

#include "lessons/websocket/sides.hpp"

namespace asyncdemo::lessons::websocket {

bool comes(const stage& on, integer so_far, integer idle_ones) {
    return on.is_serving() || so_far < idle_ones + on[people];
}

void scales::tell(integer connections) const {
    const auto now = on_.memory_kb();
    if (!now || !before_ || connections == 0) return;
    on_.metric("memory_each_kb", (*now - *before_) / static_cast<double>(connections));
}

}  // namespace asyncdemo::lessons::websocket
