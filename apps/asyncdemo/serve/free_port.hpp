// A port that a server has had, and that the next one is to have.
#pragma once

#include "aio/task.hpp"
#include "posix/address.hpp"

namespace asyncdemo {

/// Waits until nobody listens there: a server that was killed lets go of its port a moment later.
/// `at` outlives it. Gives up after some seconds, for another program may have it now. Throws
/// `std::system_error`.
aio::task<> until_free(const address& at);

}  // namespace asyncdemo
