#include "lessons/threads/requests.hpp"

#include "lessons/threads/sides.hpp"

namespace asyncdemo::lessons::threads {

integer how_many(const settings& chosen) {
    return std::max<integer>(1, chosen[open_for] / chosen[arrivals].interval());
}

duration arrival(const settings& chosen, integer request) {
    return request * chosen[arrivals].interval();
}

// Threads take turns, so the one that serves the last request has served every request that is so
// many before it: it was free when this one came, or has been busy since the first of them.
duration pool_done(const settings& chosen) {
    const integer last = how_many(chosen) - 1;
    const integer before = last / chosen[pool_size];
    const duration first = arrival(chosen, last % chosen[pool_size]);
    return std::max(arrival(chosen, last), first + before * chosen[block]) + chosen[block];
}

}  // namespace asyncdemo::lessons::threads
