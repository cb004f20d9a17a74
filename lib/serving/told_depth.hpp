// How long the queue of a server for people is, while they look on.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include "aio/sleep.hpp"
#include "aio/task.hpp"
#include "stage/stage.hpp"

namespace asyncdemo {

/// Tells it as the series "queue depth", soon after it has changed, until cancelled. Both outlive
/// it; `queue.size()` is how long it is.
template <class Queue>
aio::task<> tell_depth(stage& on, const Queue& queue) {
    constexpr std::chrono::milliseconds between_looks{100};
    std::optional<std::size_t> told;
    for (;;) {
        if (queue.size() != told) {
            told = queue.size();
            on.sample("queue depth", static_cast<double>(*told));
            on.flush();
        }
        co_await aio::sleep(between_looks);
    }
}

}  // namespace asyncdemo
