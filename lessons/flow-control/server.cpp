#include "lessons/flow-control/server.hpp"

#include "aio/gather.hpp"
#include "aio/task_group.hpp"
#include "lessons/flow-control/intake.hpp"
#include "lessons/flow-control/service.hpp"
#include "serving/loop_http.hpp"
#include "serving/serving_limits.hpp"
#include "serving/told_depth.hpp"

namespace asyncdemo::lessons::flow_control {
namespace {

constexpr std::size_t most_items = 10'000;  // also of a queue without a limit

aio::task<> say_accepted(loop_http_client& to, integer number, const intake& in) {
    const std::string what = fmt::format("accepted as item {}; {} in the queue", number, in.size());
    co_await to.say(accepted(), what);
}

// The items of people are numbered as they come, and nobody needs what is in them.
item nth_item(const intake& in, integer number) { return {number, in.on().now(), {}}; }

/// Takes in an item, and answers.
using offer = aio::task<> (*)(intake&, loop_http_client&, integer number);

aio::task<> offer_waiting(intake& to, loop_http_client& from, integer number) {
    if (to.is_full()) from.tell("waits: the queue is full");
    co_await to.put(nth_item(to, number));
    co_await say_accepted(from, number, to);
}

aio::task<> offer_before_reading_on(intake& to, loop_http_client& from, integer number) {
    const bool has_to_wait = to.is_full();
    co_await say_accepted(from, number, to);
    if (has_to_wait) from.tell("is not read any further: the queue is full");
    co_await to.put(nth_item(to, number));
    if (has_to_wait) from.settle("accepted: there is room again");
}

aio::task<> offer_if_room(intake& to, loop_http_client& from, integer number) {
    const bool has_room = to.put_if_room(nth_item(to, number));
    if (has_room) {
        co_await say_accepted(from, number, to);
    } else {
        co_await from.say(try_again_later(), "refused: the queue is full");
    }
}

aio::task<> take_requests(intake& to, integer& count, offer offer_one, loop_http_client from) {
    while (const auto* const asked = co_await from.receive()) {
        if (!asked->target.starts_with("/produce")) {
            co_await from.say(wire::http_response(404), "not found: items go to /produce");
        } else if (asked->method != "POST") {
            wire::http_response response(405);
            response.headers.add("Allow", "POST");
            co_await from.say(response, "not an item: those come with POST");
        } else if (to.size() >= most_items) {
            co_await from.say(try_again_later(), "refused: even this queue ends somewhere");
        } else {
            co_await offer_one(to, from, ++count);
        }
    }
}

aio::task<> admit_people(intake& to, offer offer_one, loop_listener& at) {
    integer count = 0;
    co_await aio::with_task_group([&](aio::task_group& people) -> aio::task<> {
        for (;;) {
            loop_http_client client(co_await at.accept(), serving_limits::small_requests);
            people.spawn(take_requests(to, count, offer_one, std::move(client)));
        }
    });
}

aio::task<> serve_people(stage& on, std::size_t room, offer offer_one) {
    intake items(on, room);
    loop_listener port(on);
    on.ready({port.port()});
    co_await aio::gather(pass_on(items), admit_people(items, offer_one, port),
                         tell_depth(on, items));
}

}  // namespace

aio::task<> serve_unbounded(stage& on) { return serve_people(on, no_limit, offer_waiting); }
aio::task<> serve_bounded(stage& on) { return serve_people(on, limit(on), offer_waiting); }
aio::task<> serve_stop_reading(stage& on) {
    return serve_people(on, limit(on), offer_before_reading_on);
}
aio::task<> serve_shed(stage& on) { return serve_people(on, limit(on), offer_if_room); }

}  // namespace asyncdemo::lessons::flow_control
