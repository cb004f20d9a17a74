#include "lessons/backpressure/server.hpp"

#include "aio/gather.hpp"
#include "aio/task_group.hpp"
#include "lessons/backpressure/consumer.hpp"
#include "lessons/backpressure/line.hpp"
#include "lessons/backpressure/pace.hpp"
#include "lessons/backpressure/sides.hpp"
#include "serving/loop_socket.hpp"
#include "serving/told_depth.hpp"

namespace asyncdemo::lessons::backpressure {
namespace {

constexpr std::size_t most_items = 10'000;  // also of a queue without a limit

using offer = aio::task<std::string_view> (*)(line&, rate_limiter&, loop_client&);

aio::task<std::string_view> offer_waiting(line& to, rate_limiter&, loop_client& from) {
    if (to.queue.is_full()) {
        from.tell("waits: the queue is full");
        co_await from.write("the queue is full: you wait\n");
    }
    co_await put(to);
    co_return "accepted";
}

aio::task<std::string_view> offer_if_room(line& to, rate_limiter&, loop_client&) {
    co_return put_if_room(to) ? "accepted" : "dropped: the queue is full";
}

aio::task<std::string_view> offer_over_oldest(line& to, rate_limiter&, loop_client&) {
    co_return put_over_oldest(to) ? "accepted, and the oldest was dropped for it" : "accepted";
}

aio::task<std::string_view> offer_at_pace(line& to, rate_limiter& allowed, loop_client& from) {
    from.tell("waits for its turn");
    co_await allowed.next();
    co_return co_await offer_waiting(to, allowed, from);
}

aio::task<> take_lines(line& to, rate_limiter& allowed, offer offer_one, loop_client from) {
    while (const auto typed = co_await from.read_line()) {
        std::string became = "refused: even this queue ends somewhere";
        if (to.queue.size() < most_items) became = co_await offer_one(to, allowed, from);
        became += fmt::format("; {} in the queue", to.queue.size());
        from.settle(became);
        co_await from.write(became + "\n");
    }
}

aio::task<> admit_people(line& to, rate_limiter& allowed, offer offer_one, loop_listener& at) {
    co_await aio::with_task_group([&](aio::task_group& people) -> aio::task<> {
        for (;;) {
            loop_client client = co_await at.accept();
            people.spawn(take_lines(to, allowed, offer_one, std::move(client)));
        }
    });
}

aio::task<> serve_people(stage& on, std::size_t room, offer offer_one) {
    line between(on, room);
    rate_limiter allowed(on, on[consume]);
    loop_listener port(on);
    on.ready({port.port()});
    co_await aio::gather(consume_from(on, between), admit_people(between, allowed, offer_one, port),
                         tell_depth(on, between.queue));
}

}  // namespace

aio::task<> serve_unbounded(stage& on) { return serve_people(on, no_limit, offer_waiting); }
aio::task<> serve_bounded(stage& on) { return serve_people(on, limit(on), offer_waiting); }
aio::task<> serve_drop_newest(stage& on) { return serve_people(on, limit(on), offer_if_room); }
aio::task<> serve_drop_oldest(stage& on) { return serve_people(on, limit(on), offer_over_oldest); }
aio::task<> serve_regulated(stage& on) { return serve_people(on, no_limit, offer_at_pace); }

}  // namespace asyncdemo::lessons::backpressure
