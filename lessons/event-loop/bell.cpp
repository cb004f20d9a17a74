#include "lessons/event-loop/bell.hpp"

#include <unistd.h>
#include <uv.h>

#include "aio/error.hpp"

namespace asyncdemo::lessons::event_loop {

// [deque, select, newest-first]
std::array<int, 2> bell::make_ends() {
    std::array<int, 2> ends{};
    aio::check(uv_pipe(ends.data(), 0, 0), "create a pipe");
    return ends;
}

void bell::ring() { require(static_cast<int>(::write(to_ring_.fd(), "!", 1)), "write to a pipe"); }
// [end]

}  // namespace asyncdemo::lessons::event_loop
