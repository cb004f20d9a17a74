// What comes out of a call, `*pointer` or `v[i]` is an lvalue, too; g++ 12 would copy the awaiter.
#include <utility>
#include <vector>

#include "aio/task.hpp"

aio::task<> work(std::vector<aio::task<>>& others) {
#ifdef CORRECTED
    co_await std::move(others[0]);
#else
    co_await others[0];
#endif
}
