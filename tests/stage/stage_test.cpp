#include "stage/stage.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <thread>
#include <tuple>

#include "posix/process_figures.hpp"
#include "stage/recorded.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

// What a side that does `body(stage&)` tells, on a virtual clock that begins at zero.
template <class Work>
std::vector<event> told_by(Work body) {
    return told_on<aio::virtual_clock>(std::move(body));
}

template <class Work>
std::map<std::string, double> metrics_of(Work body) {
    std::map<std::string, double> metrics;
    for (const event& e : told_by(std::move(body))) {
        const auto& m = std::get<metric_set>(e);
        metrics[m.name] = m.value;
    }
    return metrics;
}

}  // namespace

TEST_CASE("a span lasts as long as its object, on the clock of the run") {
    const auto events = told_by([](stage& on) {
        on.block_for(10ms);
        const auto outer = on.span("A", "waits");
        on.block_for(20ms);
        {
            const auto inner = on.span("B", "works");
            on.block_for(30ms);
        }
        on.block_until(on.start() + 100ms);
    });
    REQUIRE(events.size() == 4);
    const auto& a = std::get<span_begun>(events[0]);
    const auto& b = std::get<span_begun>(events[1]);
    CHECK(a.lane == "A");
    CHECK(a.what == "waits");
    CHECK(a.at_ns == 10'000'000);
    CHECK(b.at_ns == 30'000'000);
    CHECK(a.id != b.id);
    CHECK(std::get<span_ended>(events[2]).id == b.id);
    CHECK(std::get<span_ended>(events[2]).at_ns == 60'000'000);
    CHECK(std::get<span_ended>(events[3]).id == a.id);
    CHECK(std::get<span_ended>(events[3]).at_ns == 100'000'000);
}

TEST_CASE("computing takes as much processor time as it was told, of its own thread") {
    events_recorded([](recorder& to) {
        aio::real_clock time;
        const settings chosen;
        stage on(chosen, time, to, time.now());
        const duration before = thread_time_so_far();
        on.compute_for(20ms);
        const duration used = thread_time_so_far() - before;
        CHECK(used >= 20ms);
        CHECK(used < 30ms);
        CHECK(on.now() >= 20ms);
    });
}

TEST_CASE("on the virtual clock computing moves the clock, and takes no processor time") {
    const duration before = thread_time_so_far();
    told_by([](stage& on) {
        on.compute_for(20s);
        CHECK(on.now() == 20s);
    });
    CHECK(thread_time_so_far() - before < 1s);
}

TEST_CASE("marks and samples have the time at which they were made") {
    const auto events = told_by([](stage& on) {
        on.block_for(10ms);
        on.mark("A", "rings");
        on.sample("queue depth", 3);
    });
    REQUIRE(events.size() == 2);
    CHECK(std::get<marked>(events[0]).at_ns == 10'000'000);
    CHECK(std::get<sampled>(events[1]).at_ns == 10'000'000);
    CHECK(std::get<sampled>(events[1]).value == 3);
}

TEST_CASE("durations are recorded in seconds, to the microsecond") {
    const auto metrics = metrics_of([](stage& on) {
        on.metric("age_s", 1234567891ns);
        on.metric("dropped", 3);
        on.metric("share", 0.5F);
    });
    CHECK(metrics.at("age_s") == 1.234568);
    CHECK(metrics.at("dropped") == 3);
    CHECK(metrics.at("share") == 0.5);
}

TEST_CASE("a row has numbers, texts and durations") {
    const auto events = told_by([](stage& on) {
        on.row({{"client", 1}, {"waited_s", duration(1500ms)}, {"name", "A"}, {"share", 0.25}});
    });
    const row expected{{"client", std::int64_t{1}},
                       {"waited_s", 1.5},
                       {"name", std::string("A")},
                       {"share", 0.25}};
    CHECK(std::get<row_added>(events.at(0)).cells == expected);
}

TEST_CASE("percentiles are of the nearest rank, and the median is the one that all figures use") {
    struct figures {
        double median;
        double p95;
        double max;
    };
    const auto of = [](int count) {
        const auto metrics = metrics_of([count](stage& on) {
            std::vector<duration> times;
            for (int i = count; i >= 1; --i) times.push_back(i * 1s);  // in no helpful order
            on.percentiles("age", times);
        });
        CHECK(metrics.size() == 3);
        return figures{metrics.at("age_median_s"), metrics.at("age_p95_s"),
                       metrics.at("age_max_s")};
    };
    for (const auto& [count, median, p95] :
         {std::tuple(1, 1.0, 1), std::tuple(2, 1.5, 2), std::tuple(3, 2.0, 3),
          std::tuple(4, 2.5, 4), std::tuple(19, 10.0, 19), std::tuple(20, 10.5, 19),
          std::tuple(21, 11.0, 20), std::tuple(100, 50.5, 95), std::tuple(1000, 500.5, 950)}) {
        CAPTURE(count);
        CHECK(of(count).median == median);
        CHECK(of(count).p95 == p95);
        CHECK(of(count).max == count);
    }
}

TEST_CASE("percentiles of nothing are no figures") {
    CHECK(metrics_of([](stage& on) { on.percentiles("age", std::vector<duration>()); }).empty());
}

TEST_CASE("what was recorded goes out before the side blocks, so that it can be seen") {
    struct watching final : aio::clock {
        explicit watching(int output) : fd(output) {}
        [[nodiscard]] aio::time_point now() const noexcept override { return {}; }
        void block_until(aio::time_point) override {
            struct stat s{};
            ::fstat(fd, &s);
            sent = s.st_size;
        }
        [[nodiscard]] bool is_virtual() const noexcept override { return true; }

        int fd;
        off_t sent = 0;
    };
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::tmpfile(), std::fclose);
    watching time(::fileno(file.get()));
    recorder to(::fileno(file.get()));
    std::thread([&] {
        const settings chosen;
        stage on(chosen, time, to, time.now());
        on.mark("A", "before");
        on.block_for(1s);
    }).join();
    CHECK(time.sent > 0);
}

TEST_CASE("a span is told when it begins, so that what follows is seen whatever it does") {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::tmpfile(), std::fclose);
    aio::virtual_clock time;
    recorder to(::fileno(file.get()));
    std::thread([&] {
        const settings chosen;
        stage on(chosen, time, to, time.now());
        const auto shown = on.span("A", "computes");
        struct stat s{};
        ::fstat(::fileno(file.get()), &s);
        CHECK(s.st_size > 0);
    }).join();
}

TEST_CASE("there is no memory to tell of on the virtual clock, and some on the real one") {
    told_by([](stage& on) { CHECK_FALSE(on.memory_kb().has_value()); });
    events_recorded([](recorder& to) {
        aio::real_clock time;
        const settings chosen;
        const stage on(chosen, time, to, time.now());
        if (const auto kb = on.memory_kb()) CHECK(*kb > 100);
    });
}

TEST_CASE("being ready goes out at once, with the ports") {
    const auto events = told_by([](stage& on) { on.ready({9001, 9002}); });
    CHECK(std::get<ready>(events.at(0)).ports == std::vector<std::uint16_t>{9001, 9002});
}
