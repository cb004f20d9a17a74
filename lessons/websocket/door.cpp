#include "lessons/websocket/door.hpp"

#include "lessons/websocket/sides.hpp"

namespace asyncdemo::lessons::websocket {

bool comes(const stage& on, integer so_far, integer idle_ones) {
    return on.is_serving() || so_far < idle_ones + on[people];
}

}  // namespace asyncdemo::lessons::websocket
