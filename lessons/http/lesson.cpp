#include "lessons/http/clients.hpp"
#include "lessons/http/server.hpp"
#include "lessons/http/sides.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::http {
namespace {

integer room_in_window(const settings& chosen) { return chosen[window] / chosen[takes]; }

duration in_window(const settings& chosen, duration all) {
    return all <= chosen[window] ? all : chosen[window];
}

duration in_turn(const settings& chosen) {
    return in_window(chosen, chosen[clients] * chosen[takes]);
}

// As many rounds as it takes until each client had a thread of the pool.
duration in_rounds(const settings& chosen) {
    const integer rounds = (chosen[clients] + chosen[pool_size] - 1) / chosen[pool_size];
    return in_window(chosen, rounds * chosen[takes]);
}

// The rounds of a pool that does not have to finish the last one.
duration without_rounding(const settings& chosen) {
    return chosen[clients] * chosen[takes] / chosen[pool_size];
}

bool has_several(const settings& chosen) { return chosen[clients] > 1; }
constexpr auto one_client = "a single client waits for nobody, however it is served";

bool pool_runs_out(const settings& chosen) { return chosen[pool_size] < chosen[clients]; }
constexpr auto threads_for_all = "the pool has a thread for every client";

// Threads are counted every hundredth of a second.
finding has_a_thread_for_each(const side_view& side) {
    finding found = at_least(side.threads(), side.in_flight());
    if (found.holds() || side[takes] >= 50ms) return found;
    return cannot_say("threads that serve for so short a time come and go uncounted");
}

finding knows_of_all(const side_view& side) {
    return exactly(side.counted("answered") + side.counted("unanswered"), side[clients]);
}

finding weighs_less(const side_view& side) {
    if (side.in_flight() < 50) return cannot_say("too few requests in flight to weigh them");
    const double thread = side.beside("thread-per-connection").metric("memory_per_connection_kb");
    return at_most_factor(side.metric("memory_per_connection_kb") / thread, 0.7);
}

std::string reject(const settings& chosen) {
    if (2 * chosen[takes] <= chosen[window]) return {};
    return "--window is shorter than two requests that take --takes: choose a longer window";
}

std::vector<side> sides() {
    return {
        {.name = "one-thread",
         .about = "serves one connection after the other",
         .run = one_thread,
         .ideal = in_turn,
         .needs = "sockets",
         .companion = ask_at_once,
         .serve = serve_people_in_turn},
        {.name = "thread-per-connection",
         .about = "starts a thread for each connection",
         .run = thread_per_connection,
         .ideal = takes,
         .needs = "sockets",
         .companion = ask_at_once,
         .serve = serve_people_with_threads},
        {.name = "pool",
         .about = "a fixed number of threads share the connections",
         .run = pool,
         .ideal = in_rounds,
         .needs = "sockets",
         .companion = ask_at_once,
         .serve = serve_people_with_pool},
        {.name = "coroutines",
         .about = "a coroutine for each connection, on one thread",
         .run = coroutines,
         .ideal = takes,
         .needs = "sockets",
         .companion = ask_at_once,
         .serve = serve_people_with_coroutines},
        {.name = "blocking-handler",
         .about = "a coroutine for each connection, but they block",
         .run = blocking_handler,
         .ideal = in_turn,
         .needs = "sockets",
         .companion = ask_at_once,
         .mistake_for = "coroutines",
         .serve = serve_people_blocking},
    };
}

std::vector<claim> claims() {
    const auto everyone = [] { return time_of("everyone_s"); };
    return {
        {"one-thread", "has one request in flight",
         tells_if(has_several, one_client, in_flight() <= 1)},
        {"one-thread", "answers no more than fit into the window",
         count_of("answered") <= room_in_window},
        {"thread-per-connection", "has a thread for every request in flight",
         has_a_thread_for_each},
        {"thread-per-connection", "answers everyone in hardly more than the time of one request",
         tells_if(has_several, one_client, everyone() <= times(1.5, takes))},
        {"pool", "never has more requests in flight than threads",
         tells_if(pool_runs_out, threads_for_all, in_flight() <= pool_size)},
        the_point({"pool", "answers in rounds: whoever finds no thread waits for one",
                   tells_if(pool_runs_out, threads_for_all, everyone() >= times(0.95, in_rounds))}),
        the_point({"coroutines", "answer everyone in hardly more than the time of one request",
                   tells_if(has_several, one_client, everyone() <= times(1.5, takes))}),
        {"coroutines", "have every request in flight at once",
         overlap(takes, in_flight() == clients)},
        {"coroutines", "need one thread for that", asyncdemo::threads() == 1},
        {"coroutines", "weigh less than a thread each", weighs_less},
        {every_side, "knows of each client whether it was answered", knows_of_all},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"one-thread", {{"takes", takes}, {"in-rounds", in_rounds}}, in_turn},
        {"thread-per-connection", {{"in-turn", in_turn}, {"in-rounds", in_rounds}}, takes},
        {"pool", {{"takes", takes}, {"without-rounding", without_rounding}}, in_rounds},
        {"coroutines", {{"in-turn", in_turn}, {"in-rounds", in_rounds}}, takes},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "http",
        .parameters = {clients, takes, pool_size, window},
        .reject = reject,
        .sides = sides(),
        .claims = claims(),
        .columns = {{"answered", "answered"},
                    {"unanswered", "unanswered"},
                    {"everyone_s", "everyone after"},
                    {"wait_median_s", "median"},
                    {"wait_p95_s", "p95"},
                    {"wait_max_s", "max"},
                    {"memory_per_connection_kb", "memory each"}},
        .on_screen = {"answered", "everyone after", "in flight", "threads", "memory each"},
        .spans = {{"is served", span_kind::waiting}},
        .prediction = {.measure = time_of("everyone_s"), .prompts = prompts()},
        .serve = {.side = "coroutines",
                  .scheme = "http",
                  .by_browser = "GET /items",
                  .parameters = {"takes", "pool"},
                  .values = {{"pool", 3}, {"takes", 3}}},
    };
}

}  // namespace asyncdemo::lessons::http
