#include "lessons/producer-consumer/sides.hpp"

#include "aio/gather.hpp"
#include "aio/queue.hpp"
#include "aio/sleep.hpp"
#include "lessons/producer-consumer/ledger.hpp"
#include "lessons/producer-consumer/production.hpp"

namespace asyncdemo::lessons::producer_consumer {

// [synchronous]
void synchronous(stage& on) {
    std::vector<item> made;
    for (const duration time : production_times(on.chosen(), 0)) {
        const auto shown = on.span("producer", "makes");
        on.block_for(time);
        made.push_back({static_cast<integer>(made.size()), on.now()});
    }
    ledger results(on);
    for (const item& i : made) {
        const auto shown = on.span("consumer", "squares");
        const duration taken = on.now();
        on.block_for(on[process]);
        results.processed(i, taken);
    }
    results.report();
}
// [end]

// [queue, two-producers]
aio::task<> produce(stage& on, aio::queue<item>& to, int producer) {
    const std::string lane = fmt::format("producer {}", producer + 1);
    integer value = 0;
    for (const duration time : production_times(on.chosen(), producer)) {
        const auto shown = on.span(lane, "makes");
        co_await aio::sleep(time);
        co_await to.put({value++, on.now()});
    }
}

aio::task<> consume(stage& on, aio::queue<item>& from) {
    ledger results(on);
    while (const auto next = co_await from.get()) {  // waits until there is one
        const auto shown = on.span("consumer", "squares");
        const duration taken = on.now();
        co_await aio::sleep(on[process]);
        results.processed(*next, taken);
    }
    results.report();
}
// [end]

// [queue]
aio::task<> produce_all(stage& on, aio::queue<item>& to) {
    co_await produce(on, to, 0);
    to.close();
}

aio::task<> with_queue(stage& on) {
    aio::queue<item> between;
    co_await aio::gather(produce_all(on, between), consume(on, between));
}
// [end]

// [two-producers]
aio::task<> produce_all_twice(stage& on, aio::queue<item>& to) {
    co_await aio::gather(produce(on, to, 0), produce(on, to, 1));
    to.close();
}

aio::task<> with_two_producers(stage& on) {
    aio::queue<item> between;
    co_await aio::gather(produce_all_twice(on, between), consume(on, between));
}
// [end]

// [blocking-producer]
aio::task<> produce_blocking(stage& on, aio::queue<item>& to) {
    integer value = 0;
    for (const duration time : production_times(on.chosen(), 0)) {
        const auto shown = on.span("producer 1", "makes");
        on.block_for(time);                    // holds the only thread,
        co_await to.put({value++, on.now()});  // and there is room, so this never waits
    }
    to.close();
}

aio::task<> with_blocking_producer(stage& on) {
    aio::queue<item> between;
    co_await aio::gather(produce_blocking(on, between), consume(on, between));
}
// [end]

}  // namespace asyncdemo::lessons::producer_consumer
