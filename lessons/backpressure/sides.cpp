#include "lessons/backpressure/sides.hpp"

#include "aio/task_group.hpp"
#include "lessons/backpressure/consumer.hpp"
#include "lessons/backpressure/line.hpp"
#include "lessons/backpressure/pace.hpp"

namespace asyncdemo::lessons::backpressure {

// [unbounded]
aio::task<> produce_unbounded(stage& on, line& to) {
    pace making(on, on[produce]);
    for (co_await making.next(); to.is_open(); co_await making.next()) {
        co_await to.queue.put(to.make());  // never waits: there is always room
        to.note_depth();
    }
}

aio::task<> unbounded(stage& on) { return beside_consumer(on, no_limit, produce_unbounded); }
// [end]

// [bounded, put-not-awaited]
aio::task<> put(line& to) {
    try {
        co_await to.queue.put(to.make());  // waits while the queue is full
        to.note_depth();
    } catch (const aio::queue_closed&) {
        to.keep_in_hand();
    }
}
// [end]

// [bounded]
aio::task<> produce_bounded(stage& on, line& to) {
    pace making(on, on[produce]);
    for (co_await making.next(); to.is_open(); co_await making.next()) {
        co_await put(to);  // the consumer's pace is the producer's
    }
}

aio::task<> bounded(stage& on) { return beside_consumer(on, limit(on), produce_bounded); }
// [end]

// [drop-newest]
bool put_if_room(line& to) {
    const bool has_room = to.queue.try_put(to.make());
    if (!has_room) to.drop();
    to.note_depth();
    return has_room;
}

aio::task<> produce_dropping_newest(stage& on, line& to) {
    pace making(on, on[produce]);
    for (co_await making.next(); to.is_open(); co_await making.next()) put_if_room(to);
}

aio::task<> drop_newest(stage& on) {
    return beside_consumer(on, limit(on), produce_dropping_newest);
}
// [end]

// [drop-oldest]
bool put_over_oldest(line& to) {
    const bool has_dropped = !to.queue.put_over_oldest(to.make()).empty();
    if (has_dropped) to.drop();
    to.note_depth();
    return has_dropped;
}

aio::task<> produce_dropping_oldest(stage& on, line& to) {
    pace making(on, on[produce]);
    for (co_await making.next(); to.is_open(); co_await making.next()) put_over_oldest(to);
}

aio::task<> drop_oldest(stage& on) {
    return beside_consumer(on, limit(on), produce_dropping_oldest);
}
// [end]

// [regulated]
aio::task<> produce_regulated(stage& on, line& to) {
    rate_limiter allowed(on, std::max(on[produce], on[consume]));  // what the consumer can take
    for (co_await allowed.next(); to.is_open(); co_await allowed.next()) {
        co_await to.queue.put(to.make());
        to.note_depth();
    }
}

aio::task<> regulated(stage& on) { return beside_consumer(on, no_limit, produce_regulated); }
// [end]

// [put-not-awaited]
aio::task<> produce_without_awaiting(stage& on, line& to) {
    co_await aio::with_task_group([&](aio::task_group& puts) -> aio::task<> {
        pace making(on, on[produce]);
        for (co_await making.next(); to.is_open(); co_await making.next()) {
            puts.spawn(put(to));  // the queue is bounded, the tasks before it are not
        }
    });
}

aio::task<> put_not_awaited(stage& on) {
    return beside_consumer(on, limit(on), produce_without_awaiting);
}
// [end]

}  // namespace asyncdemo::lessons::backpressure
