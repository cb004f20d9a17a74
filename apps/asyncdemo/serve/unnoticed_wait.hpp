// Which wait is none.
#pragma once

#include <chrono>

namespace asyncdemo {

/// Nobody notices a shorter one, and the system's own account of a wait is no finer.
constexpr std::chrono::milliseconds unnoticed_wait{30};

}  // namespace asyncdemo
