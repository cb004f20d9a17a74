#include "lessons/response-time/sides.hpp"

#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/response-time/clients.hpp"

namespace asyncdemo::lessons::response_time {

// [in-turn, together]
aio::task<> serve(stage& on, request& of) {
    const auto shown = on.span(fmt::format("client {}", of.client), "is served");
    co_await aio::sleep(of.work);  // others may be served meanwhile
    of.answered.set();
}
// [end]

// [in-turn]
aio::task<> serve_in_turn(stage& on, door& at) {
    while (const auto next = co_await at.get()) co_await serve(on, **next);  // then the next
}

aio::task<> in_turn(stage& on) { return serve_clients(on, serve_in_turn); }
// [end]

// [blocking-handler]
aio::task<> serve_blocking(stage& on, request& of) {
    const auto shown = on.span(fmt::format("client {}", of.client), "is served");
    on.block_for(of.work);  // computes, or calls what blocks: holds the only thread
    of.answered.set();
    co_return;
}
// [end]

// [together, blocking-handler]
template <aio::task<> (*serve_one)(stage&, request&)>
aio::task<> serve_together(stage& on, door& at) {
    co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
        while (const auto next = co_await at.get()) group.spawn(serve_one(on, **next));
    });
}
// [end]

// [together]
aio::task<> together(stage& on) { return serve_clients(on, serve_together<serve>); }
// [end]

// [blocking-handler]
aio::task<> together_blocking(stage& on) {
    return serve_clients(on, serve_together<serve_blocking>);
}
// [end]

}  // namespace asyncdemo::lessons::response_time
