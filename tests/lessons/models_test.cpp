// The sides that model another one: what they say must be what the plain formulation says.
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "aio/run.hpp"
#include "aio/semaphore.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/catalog.hpp"
#include "lessons/virtual_run.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

struct load_on_pool {
    integer requests;
    duration interval;
    integer pool;
    duration block;
};

struct passage {
    duration started;
    duration answered;
    friend bool operator==(const passage&, const passage&) = default;
};

aio::task<> be_served(aio::semaphore& pool, duration block, passage& noted) {
    const aio::clock& time = aio::loop::current().time();
    const auto thread = co_await pool.acquire();
    noted.started = time.now().time_since_epoch();
    co_await aio::sleep(block);
    noted.answered = time.now().time_since_epoch();
}

// Every request is a coroutine from the moment of its arrival on, and waits for a place by itself.
std::vector<passage> plainly(const load_on_pool& load) {
    std::vector<passage> all(static_cast<std::size_t>(load.requests));
    aio::semaphore pool(static_cast<std::size_t>(load.pool));
    const auto run = [&]() -> aio::task<> {
        co_await aio::with_task_group([&](aio::task_group& requests) -> aio::task<> {
            const aio::time_point start = aio::loop::current().now();
            for (std::size_t i = 0; i < all.size(); ++i) {
                co_await aio::sleep_until(start + static_cast<integer>(i) * load.interval);
                requests.spawn(be_served(pool, load.block, all[i]));
            }
        });
    };
    aio::virtual_clock time;
    aio::run(run(), time);
    return all;
}

settings chosen_for(const lesson& l, const load_on_pool& load) {
    settings chosen = l.default_settings();
    chosen.values["rate"] = 1 / seconds(load.interval).count();
    chosen.values["for"] = seconds(load.requests * load.interval).count();
    chosen.values["block"] = seconds(load.block).count();
    chosen.values["pool"] = static_cast<double>(load.pool);
    return chosen;
}

const recording& of(const lesson_run& run, std::string_view side) {
    return run.find(side)->runs.front();
}

std::vector<passage> modelled(const lesson_run& run) {
    std::vector<passage> all;
    const auto time_in = [](const row& r, std::string_view name) {
        return std::chrono::round<duration>(seconds(number(r, name)));
    };
    for (const row& r : of(run, "pool-model").rows) {
        const auto i = static_cast<std::size_t>(number(r, "request")) - 1;
        all.resize(std::max(all.size(), i + 1));
        all[i] = {time_in(r, "started_s"), time_in(r, "answered_s")};
    }
    return all;
}

}  // namespace

TEST_CASE("the model of the pool serves each request when a queue of waiting ones would") {
    const lesson& l = find(all_lessons(), "threads")->lesson;
    for (const load_on_pool& load : {
             load_on_pool{500, 2ms, 200, 2s},     // as it is: more come than are served
             load_on_pool{90, 10ms, 200, 2s},     // free threads all the time
             load_on_pool{100, 10ms, 10, 100ms},  // just as many as are served
             load_on_pool{100, 10ms, 10, 99ms},   // a thread is free just before the next comes
             load_on_pool{100, 10ms, 10, 101ms},  // or just after
             load_on_pool{20, 10ms, 1, 25ms},
             load_on_pool{20, 10ms, 1, 5ms},
             load_on_pool{3, 1s, 10, 2s},
             load_on_pool{1, 1s, 1, 2s},
         }) {
        CAPTURE(load.requests);
        CAPTURE(load.pool);
        CAPTURE(load.block.count());
        const lesson_run run = run_virtually(l, chosen_for(l, load), false);
        CHECK((modelled(run) == plainly(load)));
        // What is computed without running anything, too.
        const side& model = *l.find_side("pool-model");
        CHECK(run.wall_s("pool-model") == seconds((*model.ideal)(run.chosen)).count());
    }
}

TEST_CASE("on the virtual clock the model of the pool is exact") {
    const lesson& l = find(all_lessons(), "threads")->lesson;
    const recording r = of(run_virtually(l, l.default_settings(), false), "pool-model");
    CHECK(r.metrics.at("answered") == 500);
    CHECK(r.metrics.at("latency_median_s") == 3.6);
    CHECK(r.metrics.at("latency_p95_s") == 5.2);
    CHECK(r.metrics.at("last_s") == 5.2);
    CHECK(r.peak_in_flight() == 200);
}

TEST_CASE("the model of the bounded queue is exact on the virtual clock") {
    const lesson& l = find(all_lessons(), "backpressure")->lesson;
    settings chosen = l.default_settings();
    for (const double consume_s : {0.01, 0.002, 0.001, 0.0005}) {
        for (const double capacity : {1, 10, 100}) {
            CAPTURE(consume_s);
            CAPTURE(capacity);
            chosen.values["consume"] = consume_s;
            chosen.values["capacity"] = capacity;
            const lesson_run run = run_virtually(l, chosen, false);
            for (const char* name : {"made", "consumed", "left", "age_median_s", "age_p95_s",
                                     "age_max_s", "age_last_s"}) {
                CAPTURE(name);
                CHECK(of(run, "bounded-model").metrics.at(name) ==
                      of(run, "bounded").metrics.at(name));
            }
            CHECK(run.wall_s("bounded-model") == run.wall_s("bounded"));
        }
    }
}

TEST_CASE("what passes in great numbers is counted and not drawn, and the claims hold") {
    const lesson& l = find(all_lessons(), "threads")->lesson;
    const lesson_run run = run_virtually(l, chosen_for(l, {20'000, 20us, 2'000, 200ms}), false);
    const recording& r = of(run, "pool-model");
    CHECK(r.spans.empty());
    CHECK(r.rows.empty());
    CHECK(r.metrics.at("answered") == 20'000);
    for (const judged_claim& c : run.claims) {
        CAPTURE(c.text);
        if (c.text.starts_with("pool-model")) CHECK(to_string(c.verdict) == "pass");
    }
}

TEST_CASE("a model may go further than what it models, and even that ends somewhere") {
    for (const char* name : {"threads", "backpressure"}) {
        const lesson& l = find(all_lessons(), name)->lesson;
        settings chosen = l.default_settings();
        chosen.clock = clock_kind::simulated;
        for (const any_parameter& p : l.parameters) {
            const double most = std::visit(
                []<class T>(const parameter<T>& of) {
                    if constexpr (std::is_same_v<T, duration>) {
                        return seconds(of.most_modelled.value_or(of.most)).count();
                    } else if constexpr (std::is_same_v<T, rate>) {
                        return of.most_modelled.value_or(of.most).per_second;
                    } else {
                        return static_cast<double>(of.most_modelled.value_or(of.most));
                    }
                },
                p);
            CHECK_NOTHROW(require_in_range(p, most, load::modelled));
            if (name_of(p) == "rate" || name_of(p) == "for") {
                chosen.values[std::string(name_of(p))] = most;
            }
            if (name_of(p) == "consume" || name_of(p) == "produce") {
                chosen.values[std::string(name_of(p))] = 1e-5;
            }
        }
        CHECK(l.reject(chosen).find("the most is") != std::string::npos);
    }
}
