#include "lessons/retry-storm/server.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "aio/first_of.hpp"
#include "aio/task_group.hpp"
#include "lessons/retry-storm/rules.hpp"
#include "lessons/retry-storm/sides.hpp"
#include "serving/loop_http.hpp"
#include "serving/serving_limits.hpp"

namespace asyncdemo::lessons::retry_storm {
namespace {

// A call holds its connection as long as it waits, so even the longest queue has an end.
bool is_no_longer_than_any(stage&, std::size_t waiting) { return waiting < 1000; }

aio::task<> on_event(aio::event& awaited) { co_await awaited.wait(); }

aio::task<> refuse(loop_http_client& from, std::string_view why) {
    wire::http_response response(503);
    response.headers.add("Retry-After", "1");
    co_await from.say(std::move(response), why);
}

void tell_place(loop_http_client& last, const service& in) {
    if (in.waiting() == 0) {
        last.tell_in_hand("a worker takes it");
    } else {
        last.tell(fmt::format("waits as number {} in the queue", in.waiting()));
    }
}

// The service doesn't ask whether its client still waits. It is looked at when the work is done, to
// tell those who look on.
aio::task<> serve_call(service& in, loop_http_client& from) {
    const auto asked = in.let_in();
    if (asked == nullptr) {
        co_await refuse(from, "refused: the queue is full");
        co_return;
    }
    tell_place(from, in);
    co_await aio::first_of(on_event(asked->answered), on_event(asked->dropped));
    const bool is_in_vain = from.has_hung_up();
    if (asked->dropped.is_set()) {
        co_await refuse(from, "dropped: it can't be done in time");
    } else {
        co_await from.say(wire::http_response(),
                          is_in_vain ? "done in vain: its client has hung up" : "answered");
    }
}

aio::task<> take_calls(service& in, loop_http_client from) {
    while (const auto* const asked = co_await from.receive()) {
        if (asked->target.starts_with("/work")) {
            co_await serve_call(in, from);
        } else {
            co_await from.say(wire::http_response(404), "not found: there is only /work");
        }
    }
}

aio::task<> serve_by(stage& on, service_rules rules) {
    service open(on, rules);
    loop_listener port(on);
    on.ready({port.port()});
    co_await aio::with_task_group([&](aio::task_group& all) -> aio::task<> {
        for (integer i = 0; i < on[workers]; ++i) all.spawn(open.work());
        for (;;) {
            loop_http_client client(co_await port.accept(), serving_limits::small_requests);
            all.spawn(take_calls(open, std::move(client)));
        }
    });
}

}  // namespace

aio::task<> serve_anybody(stage& on) { return serve_by(on, {.lets_in = is_no_longer_than_any}); }

aio::task<> serve_shedding(stage& on) { return serve_by(on, {.lets_in = has_room}); }

aio::task<> serve_deadline(stage& on) {
    return serve_by(on, {.lets_in = is_no_longer_than_any, .is_worth_it = ends_in_time});
}

aio::task<> serve_drop_late(stage& on) {
    return serve_by(on, {.lets_in = is_no_longer_than_any, .is_worth_it = begins_in_time});
}

}  // namespace asyncdemo::lessons::retry_storm
