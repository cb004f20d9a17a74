#include "aio/event.hpp"
#include "aio/gather.hpp"
#include "aio/queue.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::response_time {
namespace {

constexpr parameter<duration> longer{"long", 2s, 1s, 60s, "how long the first requests take"};
constexpr parameter<duration> shorter{"short", 500ms, 1ms, 500ms, "how long the last one takes"};
constexpr parameter<integer> ahead{"ahead", 2, 1, 50, "long requests before the short one"};

struct request {
    integer client;
    duration work;  // of a database, say: whoever serves the request waits for it
    aio::event answered = {};
};
using door = aio::queue<request*>;

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

// All come at once, and when they have gone, one more comes alone.
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

// [in-turn, together]
aio::task<> serve(stage& on, request& of) {
    const auto shown = on.span(fmt::format("client {}", of.client), "is served");
    co_await aio::sleep(of.work);  // others may be served meanwhile
    of.answered.set();
}
// [end]

// [in-turn]
aio::task<> in_turn(stage& on, door& at) {
    while (const auto next = co_await at.get()) co_await serve(on, **next);  // then the next
}
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
aio::task<> together(stage& on, door& at) {
    co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
        while (const auto next = co_await at.get()) group.spawn(serve_one(on, **next));
    });
}
// [end]

template <aio::task<> (*serve_all)(stage&, door&)>
aio::task<> side_with(stage& on) {
    door at;
    co_await aio::gather(serve_all(on, at), clients(on, at));
}

integer all_at_once(const settings& chosen) { return chosen[ahead] + 1; }
duration sum(const settings& chosen) { return chosen[ahead] * chosen[longer] + chosen[shorter]; }
duration then_one_alone(const settings& chosen) { return sum(chosen) + chosen[longer]; }
duration longest_twice(const settings& chosen) { return 2 * chosen[longer]; }

finding short_one_gains_most(const side_view& side) {
    const side_view other = side.beside("in-turn");
    const auto gain = [&](auto figure) { return other.metric(figure) / side.metric(figure); };
    return at_least_factor(gain("short_s"), gain("long_s"));
}

std::vector<side> sides() {
    return {
        {"in-turn", "serves a client, then the next", side_with<in_turn>, then_one_alone},
        {"together", "a task for each client", side_with<together<serve>>, longest_twice},
        mistake_for("together", {"blocking-handler", "a task for each client, but it blocks",
                                 side_with<together<serve_blocking>>, then_one_alone}),
    };
}

std::vector<claim> claims() {
    return {
        {"in-turn", "never serves two at once", in_flight() == 1},
        {"in-turn", "lets the short one wait for all before it", time_of("short_s") >= sum},
        {"in-turn", "serves one alone at once", time_of("alone_s") <= with_margin(1.2, longer)},
        {"together", "serves all at once", in_flight() == all_at_once},
        {"together", "serves a short one at once", time_of("short_s") <= with_margin(1.5, shorter)},
        {"together", "gains most for the short one", short_one_gains_most},
        {"together", "gains nothing for one alone", time_of("alone_s") >= longer},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"in-turn", {{"shorter", shorter}}},
        {"together", {{"longer", longer}, {"sum", sum}}},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "response-time",
        .parameters = {longer, shorter, ahead},
        .sides = sides(),
        .claims = claims(),
        .columns = {{"long_s", "last long one"}, {"short_s", "short one"}, {"alone_s", "alone"}},
        .prediction = {.measure = time_of("short_s"), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::response_time
