#include "lessons/semaphore/sides.hpp"

#include "aio/gather.hpp"
#include "aio/semaphore.hpp"
#include "aio/task_group.hpp"
#include "lessons/semaphore/service.hpp"

namespace asyncdemo::lessons::semaphore {

// [all-at-once]
aio::task<> all_at_once(stage& on) {
    service server(on);
    std::vector<aio::task<>> calls;
    for (integer i = 1; i <= on[tasks]; ++i) calls.push_back(server.call(i));
    co_await aio::gather(std::move(calls));
    server.report();
}
// [end]

// [semaphore]
aio::task<> call_in_turn(service& server, aio::semaphore& places, integer number) {
    const auto place = co_await places.acquire();  // waits until one is free
    co_await server.call(number);
}  // gives the place to the next in line

aio::task<> with_semaphore(stage& on) {
    service server(on);
    aio::semaphore places(static_cast<std::size_t>(on[allowed]));
    std::vector<aio::task<>> calls;
    for (integer i = 1; i <= on[tasks]; ++i) calls.push_back(call_in_turn(server, places, i));
    co_await aio::gather(std::move(calls));
    server.report();
}
// [end]

// [call-not-awaited]
aio::task<> without_awaiting(stage& on) {
    service server(on);
    aio::semaphore places(static_cast<std::size_t>(on[allowed]));
    co_await aio::with_task_group([&](aio::task_group& calls) -> aio::task<> {
        for (integer i = 1; i <= on[tasks]; ++i) {
            const auto place = co_await places.acquire();
            calls.spawn(server.call(i));  // has not even begun when the place is given back
        }
    });
    server.report();
}
// [end]

}  // namespace asyncdemo::lessons::semaphore
