#include "aio/clock.hpp"

#include <thread>

namespace aio {

time_point real_clock::now() const noexcept {
    return std::chrono::time_point_cast<duration>(std::chrono::steady_clock::now());
}

void real_clock::block_until(time_point moment) { std::this_thread::sleep_until(moment); }

time_point virtual_clock::now() const noexcept { return time_point(since_start_.load()); }

void virtual_clock::block_until(time_point moment) {
    if (moment > now()) since_start_.store(moment.time_since_epoch());
}

}  // namespace aio
