#include "lessons/event-loop/waiting_callbacks.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "posix/descriptor.hpp"
#include "posix/timeval.hpp"

namespace asyncdemo::lessons::event_loop {

// [select]
void waiting_callbacks::call_at(aio::time_point t, callback next) {
    timers_.emplace(t, std::move(next));
}

void waiting_callbacks::call_when_readable(int fd, callback next) {
    require_selectable(fd);
    readers_.emplace(fd, std::move(next));
}

bool waiting_callbacks::is_anybody_waiting() const noexcept {
    return !timers_.empty() || !readers_.empty();
}

fd_set waiting_callbacks::awaited_descriptors() const {
    fd_set awaited;
    FD_ZERO(&awaited);
    for (const auto& [fd, next] : readers_) FD_SET(fd, &awaited);
    return awaited;
}

timeval waiting_callbacks::time_to_next_timer() const {
    if (timers_.empty()) return to_timeval(std::chrono::hours(24));
    return to_timeval(
        std::max(timers_.begin()->first - std::chrono::steady_clock::now(), aio::duration::zero()));
}

std::vector<callback> waiting_callbacks::take_due(const fd_set& readable) {
    std::vector<callback> due;
    std::erase_if(readers_, [&](auto& reader) {
        if (!FD_ISSET(reader.first, &readable)) return false;
        due.push_back(std::move(reader.second));
        return true;
    });
    while (!timers_.empty() && timers_.begin()->first <= std::chrono::steady_clock::now()) {
        due.push_back(std::move(timers_.extract(timers_.begin()).mapped()));
    }
    return due;
}
// [end]

}  // namespace asyncdemo::lessons::event_loop
