#include "lessons/flow-control/sides.hpp"

#include "aio/task_group.hpp"
#include "lessons/flow-control/intake.hpp"
#include "lessons/flow-control/service.hpp"

namespace asyncdemo::lessons::flow_control {

// [unbounded, bounded, consumer-per-client]
aio::task<> put_then_answer(intake& to, loop_http_client& client) {
    while (const auto* const asked = co_await client.receive()) {
        co_await to.put(to.take(*asked));  // waits while the queue is full
        co_await client.answer(accepted());
    }
}
// [end]

// [unbounded]
aio::task<> unbounded(stage& on) {
    return serve_upload(on, no_limit, put_then_answer);  // no limit: it is never full
}
// [end]

// [bounded]
aio::task<> bounded(stage& on) { return serve_upload(on, limit(on), put_then_answer); }
// [end]

// [stop-reading]
aio::task<> answer_then_put(intake& to, loop_http_client& client) {
    while (const auto* const asked = co_await client.receive()) {
        item taken = to.take(*asked);
        co_await client.answer(accepted());
        co_await to.put(std::move(taken));  // while the queue is full, nobody reads on
    }
}

aio::task<> stop_reading(stage& on) { return serve_upload(on, limit(on), answer_then_put); }
// [end]

// [shed]
aio::task<> put_or_refuse(intake& to, loop_http_client& client) {
    while (const auto* const asked = co_await client.receive()) {
        const bool has_room = to.put_if_room(to.take(*asked));
        const wire::http_response response = has_room ? accepted() : try_again_later();
        co_await client.answer(response);  // at once, either way
    }
}

aio::task<> shed(stage& on) { return serve_upload(on, limit(on), put_or_refuse); }
// [end]

// [consumer-per-client]
aio::task<> put_beside_own_consumer(intake& to, loop_http_client& client) {
    co_await aio::with_task_group([&](aio::task_group& of_client) -> aio::task<> {
        of_client.spawn(pass_on(to));
        co_await put_then_answer(to, client);
        of_client.cancel();  // the client has gone, but its items are still there
    });
}

aio::task<> consumer_per_client(stage& on) {
    return serve_upload(on, limit(on), put_beside_own_consumer, consumer::of_client);
}
// [end]

}  // namespace asyncdemo::lessons::flow_control
