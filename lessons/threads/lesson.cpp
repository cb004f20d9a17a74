#include <mutex>

#include "aio/semaphore.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lesson/model_claims.hpp"
#include "lessons/lesson_file.hpp"
#include "serving/blocking_socket.hpp"
#include "serving/loop_socket.hpp"
#include "stage/blocking_queue.hpp"
#include "stage/littles_law.hpp"
#include "stage/thread_group.hpp"

namespace asyncdemo::lessons::threads {
namespace {

constexpr parameter<rate> arrivals{"rate",         {500}, {1}, {20'000}, "requests a second",
                                   rate{1'000'000}};
constexpr parameter<duration> open_for{"for", 1s, 1ms, 60s, "how long requests keep coming", 1h};
constexpr parameter<duration> block{"block", 2s, 1ms, 60s, "how long the database takes for each"};
constexpr parameter<integer> pool_size{"pool", 200, 1, 10'000, "threads in the pool", 1'000'000};
constexpr parameter<duration> window{"window", 7s, 1ms, 60s, "when a single thread is stopped"};

integer how_many(const settings& chosen) {
    return std::max<integer>(1, chosen[open_for] / chosen[arrivals].interval());
}

duration arrival(const settings& chosen, integer request) {
    return request * chosen[arrivals].interval();
}

// When the pool is done, if nothing but the waits took time. Threads take turns, so the one that
// serves the last request has served every request that is so many before it: it was free when this
// one came, or has been busy since the first of them.
duration pool_done(const settings& chosen) {
    const integer last = how_many(chosen) - 1;
    const integer before = last / chosen[pool_size];
    const duration first = arrival(chosen, last % chosen[pool_size]);
    return std::max(arrival(chosen, last), first + before * chosen[block]) + chosen[block];
}

enum class drawn { one_by_one, not_at_all };

/// What the clients saw. Every side answers through it, from whichever thread.
class counter {
public:
    explicit counter(stage& on, drawn requests = drawn::one_by_one)
        : on_(on),
          drawn_(requests),
          interval_(on[arrivals].interval()),
          memory_before_(on.memory_kb()) {}

    [[nodiscard]] aio::time_point arrival_of(integer request) const {
        return on_.start() + request * interval_;
    }

    /// Shows that a request is served, as long as the returned object lives.
    [[nodiscard]] std::optional<open_span> show(integer request) {
        if (drawn_ == drawn::not_at_all) return std::nullopt;
        return on_.span(fmt::format("request {}", request + 1), "is served");
    }

    /// Gives the latency.
    duration answer(integer request, duration started) {
        const duration arrived = request * interval_;
        const duration answered = on_.now();
        const duration latency = answered - arrived;
        if (drawn_ == drawn::one_by_one) {
            on_.row({{"request", request + 1},
                     {"arrived_s", arrived},
                     {"started_s", started},
                     {"answered_s", answered},
                     {"latency_s", latency}});
        }
        const std::lock_guard held(mutex_);
        latencies_.add(latency);
        last_ = std::max(last_, std::pair(request, latency));
        return latency;
    }

    /// To be called when most requests are in flight: what does each of them weigh?
    void weigh(integer in_flight) {
        const auto now = on_.memory_kb();
        if (!now || !memory_before_ || in_flight == 0) return;
        on_.metric("memory_per_request_kb",
                   (*now - *memory_before_) / static_cast<double>(in_flight));
    }

    /// How many have arrived by now, whether or not anybody has looked at them.
    [[nodiscard]] integer arrived() const {
        return std::min(how_many(on_.chosen()), on_.now() / interval_ + 1);
    }

    [[nodiscard]] integer answered() const {
        const std::lock_guard held(mutex_);
        return latencies_.count();
    }

    /// Once all is over.
    void report() {
        on_.metric("answered", answered());
        on_.metric("last_s", last_.second);
        on_.percentiles("latency", latencies_);
    }

private:
    stage& on_;
    const drawn drawn_;
    const duration interval_;
    std::optional<double> memory_before_;
    mutable std::mutex mutex_;
    duration_histogram latencies_;
    std::pair<integer, duration> last_{};  // the last request and its latency
};

// [one-thread, thread-per-request, pool]
void serve(stage& on, counter& clients, integer request) {
    const auto shown = on.span(fmt::format("request {}", request + 1), "is served");
    const duration started = on.now();
    on.block_for(on[block]);  // the database works, this thread waits
    clients.answer(request, started);
}
// [end]

// [one-thread]
void one_thread(stage& on) {
    counter clients(on);
    for (integer i = 0; i < how_many(on.chosen()); ++i) {
        on.block_until(clients.arrival_of(i));
        if (on.now() + on[block] > on[window]) {
            const auto shown = on.span(fmt::format("request {}", i + 1), "is cut off");
            on.block_until(on.start() + on[window]);
            break;
        }
        serve(on, clients, i);
    }
    on.metric("computed_last_s", how_many(on.chosen()) * on[block]);
    clients.report();
}
// [end]

// [thread-per-request]
void thread_per_request(stage& on) {
    counter clients(on);
    {
        thread_group threads;
        for (integer i = 0; i < how_many(on.chosen()); ++i) {
            on.block_until(clients.arrival_of(i));
            threads.start([&, i] { serve(on, clients, i); });
        }
        clients.weigh(how_many(on.chosen()) - clients.answered());
    }  // waits for all threads
    clients.report();
}
// [end]

// [pool]
void pool(stage& on) {
    counter clients(on);
    {
        blocking_queue<integer> requests;
        thread_group workers;
        const blocking_queue<integer>::closed_at_end no_more(requests);
        for (integer i = 0; i < on[pool_size]; ++i) {
            workers.start([&] {
                while (const auto request = requests.take()) serve(on, clients, *request);
            });
        }
        for (integer i = 0; i < how_many(on.chosen()); ++i) {
            on.block_until(clients.arrival_of(i));
            requests.put(i);
        }
    }  // waits for all workers
    clients.report();
}
// [end]

// [pool-model]
// As many tokens as the pool has threads: who holds one is served. One coroutine for each.
aio::task<> serve_in_model(stage& on, counter& clients, littles_law& law, integer request,
                           duration call, aio::semaphore::permit /*token*/) {
    const auto shown = clients.show(request);
    const duration started = on.now();
    co_await aio::sleep(call);
    law.stayed(clients.answer(request, started));
}

aio::task<> pool_model(stage& on) {
    const integer requests = how_many(on.chosen());
    const duration call = on[block];
    counter clients(on, requests <= 1000 ? drawn::one_by_one : drawn::not_at_all);
    littles_law law(on, pool_done(on.chosen()));
    aio::semaphore tokens(static_cast<std::size_t>(on[pool_size]));
    co_await aio::with_task_group([&](aio::task_group& served) -> aio::task<> {
        served.spawn(law.watch([&] { return clients.arrived() - clients.answered(); }));
        for (integer i = 0; i < requests; ++i) {
            // The next in turn takes a token before it arrives, if one is free: all others come
            // later and are served later, so that keeps nobody waiting. And those behind it need
            // not be there yet, for it is known when they arrive: millions wait without memory.
            auto token = co_await tokens.acquire();
            co_await aio::sleep_until(clients.arrival_of(i));
            served.spawn(serve_in_model(on, clients, law, i, call, std::move(token)));
        }
    });
    clients.report();
    law.report(0);
}
// [end]

// [coroutines]
aio::task<> serve_async(stage& on, counter& clients, integer request) {
    const auto shown = on.span(fmt::format("request {}", request + 1), "is served");
    const duration started = on.now();
    co_await aio::sleep(on[block]);  // the database works, no thread waits
    clients.answer(request, started);
}

aio::task<> coroutines(stage& on) {
    counter clients(on);
    co_await aio::with_task_group([&](aio::task_group& requests) -> aio::task<> {
        for (integer i = 0; i < how_many(on.chosen()); ++i) {
            co_await aio::sleep_until(clients.arrival_of(i));
            requests.spawn(serve_async(on, clients, i));
        }
        clients.weigh(how_many(on.chosen()) - clients.answered());
    });
    clients.report();
}
// [end]

// [blocking-in-coroutine]
aio::task<> serve_blocking(stage& on, counter& clients, integer request) {
    if (on.now() + on[block] > on[window]) co_return;  // stopped, as a single thread is
    serve(on, clients, request);  // holds the only thread: nobody else is served
}

aio::task<> blocking_in_coroutine(stage& on) {
    counter clients(on);
    co_await aio::with_task_group([&](aio::task_group& requests) -> aio::task<> {
        for (integer i = 0; i < how_many(on.chosen()); ++i) {
            co_await aio::sleep_until(clients.arrival_of(i));
            requests.spawn(serve_blocking(on, clients, i));
        }
    });
    clients.report();
}
// [end]

// For people to knock at: each connection is a request, and is told who serves it.
std::string answer_after(duration waited) {
    return fmt::format("Here is your answer, after {}.\n", show_seconds(seconds(waited).count()));
}

void serve_person(stage& on, blocking_client client, const std::string& server) {
    client.tell(server + " takes it");
    client.send(server + " takes you\n");
    on.block_for(on[block]);
    client.send(answer_after(client.waited()));
}

void serve_people_in_turn(stage& on) {
    blocking_listener port(on);
    on.ready({port.port()});
    for (;;) serve_person(on, port.accept(), "the only thread");
}

void serve_people_with_threads(stage& on) {
    blocking_listener port(on);
    on.ready({port.port()});
    thread_group threads;
    for (integer i = 1;; ++i) {
        threads.start([&on, i, client = port.accept()]() mutable {
            serve_person(on, std::move(client), fmt::format("thread {}", i));
        });
    }
}

void serve_people_with_pool(stage& on) {
    blocking_listener port(on);
    on.ready({port.port()});
    blocking_queue<blocking_client> requests;
    thread_group workers;
    const blocking_queue<blocking_client>::closed_at_end no_more(requests);
    for (integer i = 1; i <= on[pool_size]; ++i) {
        workers.start([&, name = fmt::format("worker {} of {}", i, on[pool_size])] {
            while (auto client = requests.take()) serve_person(on, std::move(*client), name);
        });
    }
    for (;;) {
        blocking_client client = port.accept();
        client.tell("waits for a worker");
        requests.put(std::move(client));
    }
}

aio::task<> take(loop_client& client, integer request) {
    const std::string server = fmt::format("coroutine {}", request);
    client.tell(server + " takes it");
    co_await client.write(server + " takes you\n");
}

aio::task<> serve_person_async(stage& on, loop_client client, integer request) {
    co_await take(client, request);
    co_await aio::sleep(on[block]);
    co_await client.write(answer_after(client.waited()));
}

aio::task<> serve_person_blocking(stage& on, loop_client client, integer request) {
    co_await take(client, request);
    on.block_for(on[block]);
    co_await client.write(answer_after(client.waited()));
}

template <aio::task<> (*serve_one)(stage&, loop_client, integer)>
aio::task<> serve_people_on_loop(stage& on) {
    loop_listener port(on);
    on.ready({port.port()});
    co_await aio::with_task_group([&](aio::task_group& requests) -> aio::task<> {
        for (integer i = 1;; ++i) {
            loop_client client = co_await port.accept();
            requests.spawn(serve_one(on, std::move(client), i));
        }
    });
}

integer room_in_window(const settings& chosen) { return chosen[window] / chosen[block]; }

duration served_in_window(const settings& chosen) { return room_in_window(chosen) * chosen[block]; }

duration last_arrival_served(const settings& chosen) {
    return arrival(chosen, how_many(chosen) - 1) + chosen[block];
}

duration pool_last_latency(const settings& chosen) {
    return pool_done(chosen) - arrival(chosen, how_many(chosen) - 1);
}

finding has_a_thread_for_each(const side_view& side) {
    return at_least(side.threads(), side.in_flight());
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

finding weighs_a_tenth(const side_view& side) {
    if (side.in_flight() < 100) {
        return cannot_say("too few requests in flight to weigh them");
    }
    const double thread = side.beside("thread-per-request").metric("memory_per_request_kb");
    return at_most_factor(side.metric("memory_per_request_kb") / thread, 0.1);
}

// What a model may be asked for ends somewhere, too.
std::string reject(const settings& chosen) {
    constexpr integer most_requests = 50'000'000;
    constexpr seconds most_time = 24h * 365;
    const integer requests = how_many(chosen);
    if (requests > most_requests) {
        return fmt::format("--rate and --for make {} requests: {} are the most", requests,
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
         .about = "starts a thread for each",
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
         .serve = serve_people_on_loop<serve_person_async>},
        {.name = "blocking-in-coroutine",
         .about = "a coroutine for each, but they block",
         .run = blocking_in_coroutine,
         .ideal = served_in_window,
         .mistake_for = "coroutines",
         .serve = serve_people_on_loop<serve_person_blocking>},
    };
}

std::vector<claim> claims() {
    return {
        {"one-thread", "has one request in flight", in_flight() <= 1},
        {"one-thread", "answers no more than the window has room for",
         count_of("answered") <= room_in_window},
        {"thread-per-request", "has a thread for every request in flight", has_a_thread_for_each},
        {"pool", "never has more requests in flight than threads", in_flight() <= pool_size},
        {"pool", "answers no more than pool / block a second", keeps_to_its_capacity},
        {"pool", "makes the last client wait for its turn",
         time_of("last_s") >= times(0.95, pool_last_latency)},
        {"pool-model", "gives the latencies of the measured pool, to a twentieth",
         answers_as_the_pool_does},
        {"pool-model", "makes the last client wait for its turn",
         time_of("last_s") >= times(0.95, pool_last_latency)},
        {"pool-model", "keeps Little's law: inside is what comes in times how long it stays",
         keeps_littles_law(0.05)},
        {"coroutines", "make nobody wait longer than the database does",
         time_of("latency_max_s") <= times(1.1, block)},
        {"coroutines", "need one thread for all requests", asyncdemo::threads() == 1},
        {"coroutines", "weigh at most a tenth of a thread each", weighs_a_tenth},
    };
}

duration all_calls(const settings& chosen) { return how_many(chosen) * chosen[block]; }

std::vector<prediction_prompt> prompts() {
    return {
        {"one-thread", {{"block", block}}, served_in_window},
        {"thread-per-request",
         {{"all-calls", all_calls}, {"pool-last-latency", pool_last_latency}}},
        {"pool", {{"block", block}, {"all-calls", all_calls}}},
        {"pool-model", {{"block", block}, {"all-calls", all_calls}}},
        {"coroutines", {{"all-calls", all_calls}, {"pool-last-latency", pool_last_latency}}},
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
        .prediction = {.measure = time_of("last_s"), .prompts = prompts()},
        .serve = {.side = "pool", .parameters = {"pool", "block"}, .values = {{"pool", 3}}},
    };
}

}  // namespace asyncdemo::lessons::threads
