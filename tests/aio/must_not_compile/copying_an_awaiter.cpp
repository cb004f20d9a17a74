// The copy would wait for what nobody tells it.
#include "aio/sleep.hpp"
#include "aio/task.hpp"

aio::task<> work() {
    aio::yielding turn = aio::yield();
#ifdef CORRECTED
    co_await turn;
#else
    aio::yielding copy = turn;
    co_await copy;
#endif
}
