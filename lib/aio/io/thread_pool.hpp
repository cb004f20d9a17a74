// The threads in which libuv makes calls that block.
#pragma once

#include <cstddef>

namespace aio {

/// How many threads the pool has, 1 to 1024, in place of UV_THREADPOOL_SIZE. Throws
/// `std::logic_error` when the pool was started before, for then it stays as it is.
void set_thread_pool_size(std::size_t threads);

/// Must be called before a call is given to libuv's pool. Throws `error` when the system would not
/// let the pool start: libuv starts all of its threads (four, or UV_THREADPOOL_SIZE) with the first
/// call, and ends the program if it can't. So the first time, as many are started here for a try.
/// An honest try, but no promise: another program can take the threads in between.
void require_thread_pool();

}  // namespace aio
