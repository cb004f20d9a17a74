#include "stage/littles_law.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "stage/recorded.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

struct told {
    std::map<std::string, double> metrics;
    std::vector<double> progress;
    std::vector<double> inside;
};

// What is told of `visitors` who come at each `interval` and stay for `stay`; the account hears of
// `admitted` of that.
told told_of(integer visitors, duration interval, duration stay, double admitted = 1) {
    told t;
    const auto run = [&](recorder& to) {
        aio::virtual_clock time;
        stage on(settings{}, time, to, time.now());
        const duration length = (visitors - 1) * interval + stay;
        littles_law law(on, length);
        integer inside = 0;
        const auto visit = [&]() -> aio::task<> {
            ++inside;
            co_await aio::sleep(stay);
            --inside;
            law.stayed(std::chrono::round<duration>(admitted * seconds(stay)));
        };
        const auto visit_all = [&]() -> aio::task<> {
            co_await aio::with_task_group([&](aio::task_group& all) -> aio::task<> {
                all.spawn(law.watch([&] { return inside; }));
                for (integer i = 0; i < visitors; ++i) {
                    co_await aio::sleep_until(on.start() + i * interval);
                    all.spawn(visit());
                }
            });
            law.report(inside);
        };
        aio::run(visit_all(), time);
    };
    for (const event& e : events_recorded(run)) {
        if (const auto* m = std::get_if<metric_set>(&e)) t.metrics[m->name] = m->value;
        if (const auto* p = std::get_if<progressed>(&e)) t.progress.push_back(p->share);
        if (const auto* s = std::get_if<sampled>(&e)) t.inside.push_back(s->value);
    }
    return t;
}

}  // namespace

TEST_CASE("what is seen inside is what comes in a second times how long it stays") {
    struct visits {
        integer visitors;
        duration interval;
        duration stay;
    };
    for (const auto& [visitors, interval, stay] : {visits{500, 2ms, 2s}, visits{1000, 10ms, 1s},
                                                   visits{100, 1s, 1s}, visits{400, 7ms, 100ms}}) {
        CAPTURE(visitors);
        const told t = told_of(visitors, interval, stay);
        const double seen = t.metrics.at("inside_mean");
        CHECK(seen == doctest::Approx(t.metrics.at("inside_by_littles_law")).epsilon(0.03));
        CHECK(t.metrics.at("stay_mean_s") == doctest::Approx(seconds(stay).count()));
    }
}

TEST_CASE("looks that would come at the same point of each beat are spread over it") {
    // Always somebody for the first half of a second: a look at each second would see all or none.
    const told t = told_of(200, 1s, 500ms);
    CHECK(t.metrics.at("inside_mean") == doctest::Approx(0.5).epsilon(0.1));
}

TEST_CASE("a part of the stay that is left out of the account breaks the law") {
    const told t = told_of(500, 2ms, 2s, 0.5);
    CHECK(t.metrics.at("inside_mean") > 1.8 * t.metrics.at("inside_by_littles_law"));
}

TEST_CASE("the progress grows from nothing, and everybody has gone at the end") {
    const told t = told_of(500, 2ms, 2s);
    REQUIRE(t.progress.size() > 100);
    CHECK(t.progress.front() == 0);
    CHECK(t.progress.back() < 1);
    CHECK(std::is_sorted(t.progress.begin(), t.progress.end()));
    CHECK(t.inside.back() == 0);
}
