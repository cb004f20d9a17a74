#include "lesson/model_claims.hpp"
#include "lessons/lesson_file.hpp"
#include "lessons/threads/requests.hpp"
#include "lessons/threads/server.hpp"
#include "lessons/threads/sides.hpp"

namespace asyncdemo::lessons::threads {
namespace {

integer room_in_window(const settings& chosen) { return chosen[window] / chosen[block]; }

duration served_in_window(const settings& chosen) { return room_in_window(chosen) * chosen[block]; }

duration last_arrival_served(const settings& chosen) {
    return arrival(chosen, how_many(chosen) - 1) + chosen[block];
}

duration pool_last_latency(const settings& chosen) {
    return pool_done(chosen) - arrival(chosen, how_many(chosen) - 1);
}

// Threads are counted every hundredth of a second.
finding has_a_thread_for_each(const side_view& side) {
    finding found = at_least(side.threads(), side.in_flight());
    if (found.holds() || side[block] >= 50ms) return found;
    return cannot_say("threads that serve for so short a time come and go uncounted");
}

finding keeps_to_its_capacity(const side_view& side) {
    const auto answered = static_cast<double>(side.counted("answered"));
    const auto workers = static_cast<double>(side[pool_size]);
    return at_most(rate{answered / side.wall().count()},
                   rate{workers / seconds(side[block]).count()});
}

finding answers_as_the_pool_does(const side_view& model) {
    if (model.chosen().clock == clock_kind::real && model[block] < 50ms) {
        return cannot_say("the timers of the loop are too coarse for such short calls");
    }
    static const claim_judge agrees =
        agrees_with("pool", {"latency_median_s", "latency_p95_s", "latency_max_s", "last_s"}, 0.05);
    return agrees(model);
}

claim_judge weighs_at_most(double share_of_thread) {
    return [share_of_thread](const side_view& side) {
        if (side.in_flight() < 100) {
            return cannot_say("too few requests in flight to weigh them");
        }
        const double thread = side.beside("thread-per-request").metric("memory_per_request_kb");
        finding found =
            at_most_factor(side.metric("memory_per_request_kb") / thread, share_of_thread);
        if (found.holds() || side[block] >= side[open_for]) return found;
        return cannot_say(
            "the first requests are over before the last one comes, so few are weighed");
    };
}

// Even a model has its limit.
std::string reject(const settings& chosen) {
    constexpr integer most_requests = 50'000'000;
    constexpr seconds most_time = 24h * 365;
    const integer requests = how_many(chosen);
    if (requests > most_requests) {
        return fmt::format("--rate and --for make {} requests; the most is {}", requests,
                           most_requests);
    }
    const seconds busy = seconds(chosen[block]) * (requests / chosen[pool_size]);
    if (busy > most_time) {
        return "--block keeps the --pool busy for more than a year: choose a larger pool";
    }
    return {};
}

std::vector<side> sides() {
    return {
        {.name = "one-thread",
         .about = "serves in turn, and is stopped after the window",
         .run = one_thread,
         .ideal = window,
         .serve = serve_people_in_turn},
        {.name = "thread-per-request",
         .about = "starts a thread for each request",
         .run = thread_per_request,
         .ideal = last_arrival_served,
         .needs = "threads",
         .serve = serve_people_with_threads},
        {.name = "pool",
         .about = "a fixed number of threads and a queue",
         .run = pool,
         .ideal = pool_done,
         .needs = "threads",
         .serve = serve_people_with_pool},
        {.name = "pool-model",
         .about = "a model of the pool: a semaphore, and coroutines",
         .run = pool_model,
         .ideal = pool_done,
         .model_of = "pool"},
        {.name = "coroutines",
         .about = "a coroutine for each, on one thread",
         .run = coroutines,
         .ideal = last_arrival_served,
         .serve = serve_people_with_coroutines},
        {.name = "blocking-in-coroutine",
         .about = "a coroutine for each, but they block",
         .run = blocking_in_coroutine,
         .ideal = served_in_window,
         .mistake_for = "coroutines",
         .serve = serve_people_blocking},
    };
}

bool has_several_at_once(const settings& chosen) {
    return how_many(chosen) > 1 && chosen[block] > 2 * chosen[arrivals].interval();
}
constexpr auto hardly_any_at_once = "hardly any request comes while another is served";

bool pool_runs_out(const settings& chosen) {
    return pool_last_latency(chosen) > chosen[block] * 11 / 10;
}
constexpr auto threads_for_all = "the pool has a thread for every request";

std::vector<claim> claims() {
    return {
        {"one-thread", "has one request in flight", in_flight() <= 1},
        {"one-thread", "answers no more than fit into the window",
         count_of("answered") <= room_in_window},
        {"thread-per-request", "has a thread for every request in flight", has_a_thread_for_each},
        in_python({"thread-per-request",
                   "waits in several threads at once: one that waits lets the GIL go",
                   tells_if(has_several_at_once, hardly_any_at_once, in_flight() >= 2)}),
        {"pool", "never has more requests in flight than threads",
         tells_if(pool_runs_out, threads_for_all, in_flight() <= pool_size)},
        {"pool", "answers no more than pool / block a second", keeps_to_its_capacity},
        the_point({"pool", "makes the last client wait for its turn",
                   tells_if(pool_runs_out, threads_for_all,
                            time_of("last_s") >= times(0.95, pool_last_latency))}),
        {"pool-model", "gives the measured pool's latencies to within a twentieth",
         answers_as_the_pool_does},
        {"pool-model", "makes the last client wait for its turn",
         tells_if(pool_runs_out, threads_for_all,
                  time_of("last_s") >= times(0.95, pool_last_latency))},
        {"pool-model",
         "obeys Little's law: the number inside is the arrival rate times the time inside",
         keeps_littles_law(0.05)},
        the_point({"coroutines", "make no client wait longer than the database takes",
                   tells_if(has_several_at_once, hardly_any_at_once,
                            time_of("latency_max_s") <= times(1.1, block))}),
        {"coroutines", "need one thread for all requests", asyncdemo::threads() == 1},
        in_cpp({"coroutines", "weigh at most a tenth of a thread each", weighs_at_most(0.1)}),
        in_python(
            {"coroutines", "weigh at most a third of a thread each", weighs_at_most(1.0 / 3)}),
    };
}

duration all_calls(const settings& chosen) { return how_many(chosen) * chosen[block]; }

// A request is begun when it is there and the one before is done, if there is time left for it.
duration last_in_window(const settings& chosen) {
    duration done{};
    duration latency{};
    for (integer i = 0; i < how_many(chosen); ++i) {
        const duration arrived = arrival(chosen, i);
        done = std::max(done, arrived) + chosen[block];
        if (done > chosen[window]) break;
        latency = done - arrived;
    }
    return latency;
}

std::vector<prediction_prompt> prompts() {
    return {
        {"one-thread", {{"block", block}}, last_in_window},
        {"thread-per-request",
         {{"all-calls", all_calls}, {"pool-last-latency", pool_last_latency}},
         block},
        {"pool", {{"block", block}, {"all-calls", all_calls}}, pool_last_latency},
        {"pool-model", {{"block", block}, {"all-calls", all_calls}}, pool_last_latency},
        {"coroutines", {{"all-calls", all_calls}, {"pool-last-latency", pool_last_latency}}, block},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "threads",
        .parameters = {arrivals, open_for, block, pool_size, window},
        .reject = reject,
        .sides = sides(),
        .claims = claims(),
        .columns = {{"answered", "answered"},
                    {"latency_median_s", "median"},
                    {"latency_p95_s", "p95"},
                    {"latency_max_s", "max"},
                    {"last_s", "last"},
                    {"computed_last_s", "last (computed)"},
                    {"memory_per_request_kb", "memory each"},
                    {"inside_mean", "inside"},
                    {"inside_by_littles_law", "by Little's law"}},
        .on_screen = {"answered", "median", "last", "in flight", "threads", "memory each"},
        .spans = {{"is served", span_kind::waiting}, {"is cut off", span_kind::cut_off}},
        .moment = {{open_for}},
        .prediction = {.measure = time_of("last_s"), .prompts = prompts()},
        .serve = {.side = "pool", .parameters = {"pool", "block"}, .values = {{"pool", 3}}},
    };
}

}  // namespace asyncdemo::lessons::threads
