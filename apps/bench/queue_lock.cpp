// What tasks wait for of each other: room and items in a queue, and their turn at a lock.
#include <array>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "aio/gather.hpp"
#include "aio/lock.hpp"
#include "aio/queue.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "bench/benchmarks.hpp"
#include "bench/plain_queue.hpp"
#include "bench/timed.hpp"

namespace asyncdemo::bench {
namespace {

constexpr std::size_t room = 10;

aio::task<> put_all(aio::queue<count>& to, count n) {
    for (count i = 0; i < n; ++i) co_await to.put(i);
    to.close();
}

aio::task<> get_all(aio::queue<count>& from, count n) {
    count sum = 0;
    while (const auto item = co_await from.get()) sum += *item;
    expect(sum, sum_below(n));
}

aio::task<> hand_over(count n) {
    aio::queue<count> between(room);
    co_await aio::gather(put_all(between, n), get_all(between, n));
}

// In C both ends are callbacks that go on until the ring is full or empty, and wake the other one.
struct ring_of_items {
    callback producer;
    callback consumer;
    plain_queue* on;
    std::array<count, room> items;
    std::size_t first;
    std::size_t size;
    bool is_producer_waiting;
    bool is_consumer_waiting;
    count next;
    count n;
    count sum;
};

void wake(plain_queue& q, callback& who, bool& is_waiting) {
    if (!is_waiting) return;
    is_waiting = false;
    push(q, who);
}

void put_until_full(callback* self) {
    auto& ring = *reinterpret_cast<ring_of_items*>(self);
    while (ring.next < ring.n && ring.size < room) {
        ring.items[(ring.first + ring.size++) % room] = ring.next++;
        wake(*ring.on, ring.consumer, ring.is_consumer_waiting);
    }
    ring.is_producer_waiting = ring.next < ring.n;
}

void get_until_empty(callback* self) {
    auto& ring = *reinterpret_cast<ring_of_items*>(reinterpret_cast<std::byte*>(self) -
                                                   offsetof(ring_of_items, consumer));
    while (ring.size > 0) {
        ring.sum += ring.items[ring.first];
        ring.first = (ring.first + 1) % room;
        --ring.size;
        wake(*ring.on, ring.producer, ring.is_producer_waiting);
    }
    ring.is_consumer_waiting = true;
}

void pass_through_ring(count n) {
    plain_queue q;
    open(q);
    ring_of_items ring{.producer = {put_until_full},
                       .consumer = {get_until_empty},
                       .on = &q,
                       .items = {},
                       .first = 0,
                       .size = 0,
                       .is_producer_waiting = false,
                       .is_consumer_waiting = false,
                       .next = 0,
                       .n = n,
                       .sum = 0};
    push(q, ring.producer);
    push(q, ring.consumer);
    run(q);
    expect(ring.sum, sum_below(n));
}

void pass_between_threads(count n) {
    std::mutex guard;
    std::condition_variable has_room;
    std::condition_variable has_items;
    std::deque<count> items;
    count sum = 0;
    std::thread consumer([&] {
        for (count i = 0; i < n; ++i) {
            std::unique_lock held(guard);
            has_items.wait(held, [&] { return !items.empty(); });
            sum += items.front();
            items.pop_front();
            has_room.notify_one();
        }
    });
    for (count i = 0; i < n; ++i) {
        std::unique_lock held(guard);
        has_room.wait(held, [&] { return items.size() < room; });
        items.push_back(i);
        has_items.notify_one();
    }
    consumer.join();
    expect(sum, sum_below(n));
}

constexpr count takers = 10;

count turns_each(count n) { return (n + takers - 1) / takers; }

// The others wait meanwhile, so each turn is handed over.
aio::task<> take_turns(aio::lock& one, count turns) {
    for (count i = 0; i < turns; ++i) {
        const auto held = co_await one.acquire();
        co_await aio::yield();
    }
}

aio::task<> share_lock(count n) {
    aio::lock one;
    std::vector<aio::task<>> all;
    for (count i = 0; i < takers; ++i) all.push_back(take_turns(one, turns_each(n)));
    co_await aio::gather(std::move(all));
}

struct shared_lock {
    plain_queue* on;
    bool is_held;
    callback* first;
    callback** end;
};

struct turn_taker {
    callback step;
    shared_lock* one;
    count left;
};

void yield_with_lock(callback* self);

void take_turn(turn_taker& t) {
    if (t.left == 0) return;
    if (t.one->is_held) {
        t.step.run = yield_with_lock;
        t.step.next = nullptr;
        *t.one->end = &t.step;
        t.one->end = &t.step.next;
        return;
    }
    t.one->is_held = true;
    yield_with_lock(&t.step);
}

void hand_lock_over(callback* self) {
    auto& t = *reinterpret_cast<turn_taker*>(self);
    shared_lock& one = *t.one;
    if (callback* const next = one.first; next != nullptr) {
        one.first = next->next;
        if (one.first == nullptr) one.end = &one.first;
        push(*one.on, *next);
    } else {
        one.is_held = false;
    }
    --t.left;
    take_turn(t);
}

void yield_with_lock(callback* self) {
    self->run = hand_lock_over;
    push(*reinterpret_cast<turn_taker*>(self)->one->on, *self);
}

void share_lock_of_callbacks(count n) {
    plain_queue q;
    open(q);
    shared_lock one{.on = &q, .is_held = false, .first = nullptr, .end = nullptr};
    one.end = &one.first;
    std::array<turn_taker, takers> all{};
    const auto begin = [](callback* self) { take_turn(*reinterpret_cast<turn_taker*>(self)); };
    for (turn_taker& t : all) {
        t = {{begin}, &one, turns_each(n)};
        push(q, t.step);
    }
    run(q);
}

void share_mutex(count n) {
    std::mutex one;
    std::vector<std::thread> all;
    for (count i = 0; i < takers; ++i) {
        all.emplace_back([&one, n] {
            for (count turn = 0; turn < turns_each(n); ++turn) {
                const std::scoped_lock held(one);
                std::this_thread::yield();
            }
        });
    }
    for (std::thread& t : all) t.join();
}

}  // namespace

benchmark queue() {
    return {.name = "queue",
            .about = "an item through a queue with room for 10, from one task to another",
            .usual_n = 5'000'000,
            .implementations = {timed("aio", [](count n) { aio::run(hand_over(n)); }),
                                timed("libuv", pass_through_ring),
                                timed("threads", pass_between_threads, 500'000)}};
}

benchmark lock() {
    return {.name = "lock",
            .about = "one of 10 tasks has its turn at a lock, and yields while it holds it",
            .usual_n = 5'000'000,
            .implementations = {timed("aio", [](count n) { aio::run(share_lock(n)); }),
                                timed("libuv", share_lock_of_callbacks),
                                timed("threads", share_mutex, 200'000)}};
}

}  // namespace asyncdemo::bench
