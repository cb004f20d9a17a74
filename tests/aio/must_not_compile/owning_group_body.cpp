// g++ 12 destroys a closure twice that owns something and is written in the awaited expression.
#include <string>

#include "aio/task_group.hpp"

aio::task<> work() {
    const std::string name = "name";
#ifdef CORRECTED
    co_await aio::with_task_group([&name](aio::task_group&) -> aio::task<> {
#else
    co_await aio::with_task_group([name](aio::task_group&) -> aio::task<> {
#endif
        static_cast<void>(name);
        co_return;
    });
}
