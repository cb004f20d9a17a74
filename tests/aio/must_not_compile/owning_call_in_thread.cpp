// g++ 12 destroys a closure twice that owns something and is written in the awaited expression.
#include <string>

#include "aio/io/to_thread.hpp"

aio::task<> work() {
    const std::string name = "name";
#ifdef CORRECTED
    co_await aio::to_thread([&name] { return name.size(); });
#else
    co_await aio::to_thread([name] { return name.size(); });
#endif
}
