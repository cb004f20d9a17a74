// The model of the side `bounded`: the same arrivals and waits, without a queue and items.
#include <optional>

#include "aio/semaphore.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/backpressure/account.hpp"
#include "lessons/backpressure/pace.hpp"
#include "lessons/backpressure/sides.hpp"
#include "stage/littles_law.hpp"

namespace asyncdemo::lessons::backpressure {

// [bounded-model]
// A token for each place in the queue, and one for the consumer. An item is the moment when it was
// made, and a coroutine that waits for them.
class modelled_line : public account {
public:
    explicit modelled_line(stage& on)
        : account(on),
          places(static_cast<std::size_t>(on[capacity])),
          law(on, on[run_for]),
          capacity_(places.free()),
          takes_(on[consume]),
          is_drawn_(on[run_for] / std::max(on[produce], takes_) <= 1000) {}

    aio::semaphore places;
    aio::semaphore consumer{1};
    littles_law law;

    duration make() {
        count_made();
        return on_.now();
    }
    void note_depth() { count_depth(capacity_ - places.free()); }

    /// The consumer has its token and takes an item.
    aio::task<> consume_one(duration made) {
        std::optional<open_span> shown;
        if (is_drawn_) shown.emplace(on_.span("consumer", "consumes"));
        free_ = std::max(free_, made) + takes_;
        co_await aio::sleep_until(on_.start() + free_);
        count_consumed(on_.now() - made);
        law.stayed(on_.now() - made);
    }

    /// It takes none any more.
    void keep(duration made) {
        keep_in_hand();
        law.stayed(on_.now() - made);
    }

    void report() {
        account::report(0);
        law.report(inside());
    }

private:
    const std::size_t capacity_;
    const duration takes_;
    const bool is_drawn_;
    duration free_{};  // when the consumer is, or will be
};

aio::task<> pass(modelled_line& through, duration made, aio::semaphore::permit place) {
    const auto turn = co_await through.consumer.acquire();
    {
        const auto given_back = std::move(place);
    }
    if (through.is_open()) {
        co_await through.consume_one(made);
    } else {
        through.keep(made);
    }
}

aio::task<> bounded_model(stage& on) {
    modelled_line between(on);
    co_await aio::with_task_group([&](aio::task_group& items) -> aio::task<> {
        items.spawn(between.law.watch([&] { return between.inside(); }));
        pace making(on, on[produce]);
        for (co_await making.next(); between.is_open(); co_await making.next()) {
            const duration made = between.make();
            auto place = co_await between.places.acquire();  // as a put waits for room
            between.note_depth();
            items.spawn(pass(between, made, std::move(place)));
        }
    });
    between.report();
}
// [end]

}  // namespace asyncdemo::lessons::backpressure
