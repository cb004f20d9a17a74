// Lesson `response-time`: Three requests, the third a short one. When is each client answered?
#include "aio/event.hpp"
#include "aio/gather.hpp"
#include "aio/queue.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons {
namespace {

constexpr parameter<duration> longer{"long", 2s, 1ms, 60s, "how long the first requests take"};
constexpr parameter<duration> shorter{"short", 500ms, 1ms, 60s, "how long the last of them takes"};
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
    on.metric("first_s", latencies.front());
    on.metric("long_s", latencies.end()[-2]);
    on.metric("short_s", latencies.back());
    on.metric("alone_s", co_await ask(on, at, on[ahead] + 2, on[longer]));
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
    while (const auto next = co_await at.get()) {
        co_await serve(on, **next);  // the next client is not even looked at
    }
}
// [end]

// [together]
aio::task<> together(stage& on, door& at) {
    co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
        while (const auto next = co_await at.get()) {
            group.spawn(serve(on, **next));  // and on to the next client
        }
    });
}
// [end]

// [blocking-handler]
aio::task<> serve_blocking(stage& on, request& of) {
    const auto shown = on.span(fmt::format("client {}", of.client), "is served");
    on.block_for(of.work);  // computes, or calls what blocks: holds the only thread
    of.answered.set();
    co_return;
}

aio::task<> together_blocking(stage& on, door& at) {
    co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
        while (const auto next = co_await at.get()) group.spawn(serve_blocking(on, **next));
    });
}
// [end]

template <aio::task<> (*serve_all)(stage&, door&)>
aio::task<> side_with(stage& on) {
    door at;
    co_await aio::gather(serve_all(on, at), clients(on, at));
}

integer all_at_once(const settings& chosen) { return chosen[ahead] + 1; }
duration all_before_it(const settings& chosen) { return chosen[ahead] * chosen[longer]; }
duration sum(const settings& chosen) { return all_before_it(chosen) + chosen[shorter]; }
duration then_one_alone(const settings& chosen) { return sum(chosen) + chosen[longer]; }
duration longest_twice(const settings& chosen) { return 2 * chosen[longer]; }

std::string reject(const settings& chosen) {
    return 2 * chosen[shorter] <= chosen[longer] ? "" : "--short must be at most half of --long";
}

finding answers_short_one_first(const side_view& side) {
    return exactly(static_cast<integer>(number(side.rows().front(), "client")), side[ahead] + 1);
}

double gain(const side_view& side, std::string_view metric) {
    return side.beside("in-turn").metric(metric) / side.metric(metric);
}

finding short_one_gains_more(const side_view& side) {
    return at_least_factor(gain(side, "short_s"), 1.2 * gain(side, "long_s"));
}

finding one_alone_gains_nothing(const side_view& side) {
    return at_most_factor(gain(side, "alone_s"), 1.1);
}

std::vector<side> sides() {
    return {
        {"in-turn", "serves a client, then the next", side_with<in_turn>, then_one_alone},
        {"together", "a task for each client", side_with<together>, longest_twice},
        mistake_for("together", {"blocking-handler", "a task for each client, but it blocks",
                                 side_with<together_blocking>, then_one_alone}),
    };
}

std::vector<claim> claims() {
    return {
        {"in-turn", "never serves two at once", in_flight() == 1},
        {"in-turn", "lets the short one wait for all before it", time_of("short_s") >= sum},
        {"together", "serves all at once", in_flight() == all_at_once},
        {"together", "needs one thread for that", threads() == 1},
        {"together", "answers the short one first", answers_short_one_first},
        {"together", "lets the short one wait for nobody",
         time_of("short_s") <= times(1.5, shorter)},
        {"together", "gains more for the short one than for any other", short_one_gains_more},
        {"together", "gains nothing for one who comes alone", one_alone_gains_nothing},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"in-turn",
         "The short one is served when those before it have been.",
         {{value_of<shorter>, "is its own time: but it is not begun before the others are done"},
          {all_before_it, "is when the others are done: only now it is begun"}}},
        {"together",
         "All are begun at once, so it waits for its own work and for nothing else.",
         {{value_of<longer>, "is the longest request: but each is answered when it is done"},
          {sum, "is the sum, as in turn: but all are begun at once"}}},
    };
}

}  // namespace

lesson response_time() {
    return {
        .name = "response-time",
        .part = 4,
        .question = "Three requests come at once, the third a short one. When is each answered?",
        .parameters = {longer, shorter, ahead},
        .reject = reject,
        .sides = sides(),
        .claims = claims(),
        .columns = {{"first_s", "first client"},
                    {"long_s", "last long one"},
                    {"short_s", "the short one"},
                    {"alone_s", "one alone"}},
        .prediction = {.asks = "After how long is the short request answered?",
                       .measure = time_of("short_s"),
                       .prompts = prompts()},
        .conclusion =
            "The short request: {in-turn.short_s} in turn, {together.short_s} together. One alone: "
            "{in-turn.alone_s} "
            "and {together.alone_s}.",
        .tries = {"response-time --ahead 10 --long 500ms --short 100ms", "response-time --mistake"},
    };
}

}  // namespace asyncdemo::lessons
