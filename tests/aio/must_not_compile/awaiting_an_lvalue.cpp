// A task gives its result once, so it is awaited as an rvalue.
#include <utility>

#include "aio/task.hpp"

aio::task<> work(aio::task<> other) {
#ifdef CORRECTED
    co_await std::move(other);
#else
    co_await other;
#endif
}
