// The model of the side `pool`: the same arrivals and waits, without threads and a queue.
#include "aio/semaphore.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/threads/counter.hpp"
#include "lessons/threads/requests.hpp"
#include "lessons/threads/sides.hpp"
#include "stage/littles_law.hpp"

namespace asyncdemo::lessons::threads {

// [pool-model]
// As many tokens as the pool has threads: a request that holds one is served. One coroutine each.
aio::task<> serve_in_model(stage& on, counter& clients, littles_law& law, integer request,
                           duration call, aio::semaphore::permit /*token*/) {
    const auto shown = clients.show(request);
    const duration started = on.now();
    co_await aio::sleep(call);
    law.stayed(clients.answer(request, started));
}

aio::task<> pool_model(stage& on) {
    const integer requests = how_many(on.chosen());
    const duration call = on[block];
    counter clients(on, requests <= 1000 ? drawn::one_by_one : drawn::not_at_all);
    littles_law law(on, pool_done(on.chosen()));
    aio::semaphore tokens(static_cast<std::size_t>(on[pool_size]));
    co_await aio::with_task_group([&](aio::task_group& served) -> aio::task<> {
        served.spawn(law.watch([&] { return clients.arrived() - clients.answered(); }));
        for (integer i = 0; i < requests; ++i) {
            // The next in turn takes a token before it arrives, if one is free: all others come
            // later and are served later, so that keeps nobody waiting. And those behind it need
            // not be there yet, for it is known when they arrive: millions wait without memory.
            auto token = co_await tokens.acquire();
            co_await aio::sleep_until(clients.arrival_of(i));
            served.spawn(serve_in_model(on, clients, law, i, call, std::move(token)));
        }
    });
    clients.report();
    law.report(0);
}
// [end]

}  // namespace asyncdemo::lessons::threads
