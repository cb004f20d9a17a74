// What libuv, and so the loop, asks the system with.
#pragma once

#include <string_view>

namespace aio {

/// The system's call behind `uv_run`, as libuv is built for this platform.
#if defined(__linux__)
inline constexpr std::string_view backend = "epoll";
#elif defined(__APPLE__) || defined(__FreeBSD__) || defined(__NetBSD__) || defined(__OpenBSD__)
inline constexpr std::string_view backend = "kqueue";
#else
inline constexpr std::string_view backend = "poll";
#endif

}  // namespace aio
