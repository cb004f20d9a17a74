#include "lessons/response-time/clients.hpp"

#include "aio/gather.hpp"
#include "lessons/response-time/sides.hpp"

namespace asyncdemo::lessons::response_time {
namespace {

// Seen from outside: a client asks, waits for the answer, and looks at the clock.
aio::task<duration> ask(stage& on, door& at, integer client, duration work) {
    request mine{client, work};
    const duration asked = on.now();
    co_await at.put(&mine);
    co_await mine.answered.wait();
    const duration latency = on.now() - asked;
    on.row({{"client", client}, {"latency_s", latency}});
    co_return latency;
}

aio::task<> clients(stage& on, door& at) {
    std::vector<aio::task<duration>> at_once;
    for (integer i = 1; i <= on[ahead]; ++i) at_once.push_back(ask(on, at, i, on[longer]));
    at_once.push_back(ask(on, at, on[ahead] + 1, on[shorter]));
    const std::vector<duration> latencies = co_await aio::gather(std::move(at_once));
    on.metric("long_s", latencies.end()[-2]);
    on.metric("short_s", latencies.back());
    const duration alone = co_await ask(on, at, on[ahead] + 2, on[longer]);
    on.metric("alone_s", alone);
    at.close();
}

}  // namespace

aio::task<> serve_clients(stage& on, server serve_all) {
    door at;
    co_await aio::gather(serve_all(on, at), clients(on, at));
}

}  // namespace asyncdemo::lessons::response_time
