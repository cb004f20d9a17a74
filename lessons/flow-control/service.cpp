#include "lessons/flow-control/service.hpp"

#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/flow-control/upload.hpp"

namespace asyncdemo::lessons::flow_control {

// [unbounded, bounded, stop-reading, shed, consumer-per-client]
aio::task<> pass_on(intake& from) {
    stage& on = from.on();
    aio::time_point free = on.start();
    while (const auto next = co_await from.next()) {
        const auto shown = on.span("service", "passes on");
        free = std::max(free, on.start() + next->came()) + on[passes_on].interval();
        co_await aio::sleep_until(free);
        from.note_passed_on(*next);
    }
}

wire::http_response accepted() { return wire::http_response(202); }
// [end]

// [shed]
wire::http_response try_again_later() {
    wire::http_response response(503);
    response.headers.add("Retry-After", "1");
    return response;
}
// [end]

namespace {

aio::task<> take_from_client(loop_listener& port, intake& to, taker take) {
    loop_http_client client(co_await port.accept());
    client.limit_buffers(held_by_system);
    co_await take(to, client);
    to.close();
}

}  // namespace

aio::task<> serve_upload(stage& on, std::size_t room, taker take, consumer whose) {
    intake in(on, room);
    loop_listener port(on);
    on.ready({port.port()});
    co_await aio::with_task_group([&](aio::task_group& all) -> aio::task<> {
        all.spawn(in.watch());
        co_await aio::with_task_group([&](aio::task_group& work) -> aio::task<> {
            if (whose == consumer::of_service) work.spawn(pass_on(in));
            co_await take_from_client(port, in, take);
        });
        all.cancel();
    });
    in.report();
}

}  // namespace asyncdemo::lessons::flow_control
