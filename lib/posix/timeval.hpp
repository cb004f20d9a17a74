// Durations as the calls of the system take them.
#pragma once

#include <sys/time.h>

#include <chrono>

namespace asyncdemo {

/// To the microsecond above it, so that nobody is woken too early.
inline timeval to_timeval(std::chrono::nanoseconds d) {
    const auto us = std::chrono::ceil<std::chrono::microseconds>(d);
    const auto s = std::chrono::floor<std::chrono::seconds>(us);
    timeval t{};
    t.tv_sec = static_cast<decltype(t.tv_sec)>(s.count());
    t.tv_usec = static_cast<decltype(t.tv_usec)>((us - s).count());
    return t;
}

}  // namespace asyncdemo
