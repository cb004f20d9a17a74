#include "lessons/backpressure/consumer.hpp"

#include "aio/gather.hpp"
#include "aio/sleep.hpp"

namespace asyncdemo::lessons::backpressure {
namespace {

// Draws how deep the queue is, and the memory.
aio::task<> watch(stage& on, line& l) {
    constexpr int samples = 100;
    const auto before = on.memory_kb();
    for (int i = 0; i <= samples; ++i) {
        co_await aio::sleep_until(on.start() + i * on[run_for] / samples);
        on.sample("queue depth", static_cast<double>(l.queue.size()));
        const auto now = on.memory_kb();
        if (!before || !now) continue;
        on.sample("memory", *now);
        on.metric("memory_growth_kb", *now - *before);
    }
}

aio::task<> close_after(aio::task<> producer, line& to) {
    co_await std::move(producer);
    to.queue.close();
}

}  // namespace

// [unbounded, bounded, drop-newest, drop-oldest, regulated, put-not-awaited]
aio::task<> consume_from(stage& on, line& from) {
    aio::time_point free = on.start();
    while (from.is_open()) {
        const auto next = co_await from.queue.get();
        if (!next) break;
        const auto shown = on.span("consumer", "consumes");
        free = std::max(free, on.start() + next->made()) + on[consume];
        co_await aio::sleep_until(free);
        from.consume(*next);
    }
    from.queue.close();
}
// [end]

aio::task<> beside_consumer(stage& on, std::size_t room, producer produce_into) {
    line between(on, room);
    co_await aio::gather(close_after(produce_into(on, between), between), consume_from(on, between),
                         watch(on, between));
    between.report();
}

}  // namespace asyncdemo::lessons::backpressure
