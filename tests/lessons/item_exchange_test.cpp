#include "lessons/event-loop/item_exchange.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "posix/process_figures.hpp"
#include "stage/recorded.hpp"

using namespace asyncdemo;
using namespace asyncdemo::lessons::event_loop;
using namespace std::chrono_literals;

namespace {

template <class Work>
marks_and_metrics told_by(integer items, Work body) {
    const auto exchange_all = [&](stage& on) {
        item_exchange exchange(on, items, "waits");
        body(on, exchange);
    };
    return marks_and_metrics_of(told_on<aio::virtual_clock>(exchange_all));
}

void use_processor_for(double cpu_s) {
    const double until = processor_use_so_far().cpu_s + cpu_s;
    while (processor_use_so_far().cpu_s < until) {
    }
}

}  // namespace

TEST_CASE("when the three take turns, the items are taken as they are numbered, and all of them") {
    const marks_and_metrics t = told_by(5, [](stage& on, item_exchange& exchange) {
        for (int round = 1; round <= 2; ++round) {
            CHECK(exchange.a.act());
            CHECK(exchange.b.act());
            CHECK(exchange.consumer.act());
        }
        CHECK(exchange.a.act());
        CHECK_FALSE(exchange.a.act());
        CHECK_FALSE(exchange.b.act());
        CHECK(exchange.consumer.act());
        CHECK(exchange.consumer.act());
        on.block_for(2s);
        CHECK_FALSE(exchange.consumer.act());
    });
    CHECK(t.metrics.at("taken") == 5);
    CHECK(t.metrics.at("in_turn") == 5);
    CHECK(t.metrics.at("actions_per_s") == 2.5);
}

TEST_CASE("what is taken out of turn is taken all the same") {
    const marks_and_metrics t = told_by(3, [](stage&, item_exchange& exchange) {
        exchange.b.act();
        exchange.a.act();
        exchange.a.act();
        CHECK(exchange.consumer.act());
        CHECK(exchange.consumer.act());
        CHECK_FALSE(exchange.consumer.act());
    });
    CHECK(t.metrics.at("taken") == 3);
    CHECK(t.metrics.at("in_turn") == 1);
}

TEST_CASE("a consumer who finds nothing goes on") {
    const marks_and_metrics t = told_by(1, [](stage&, item_exchange& exchange) {
        CHECK(exchange.consumer.act());
        exchange.a.act();
        CHECK_FALSE(exchange.consumer.act());
    });
    CHECK(t.marks == std::vector<std::string>{"A puts 1", "consumer takes 1"});
}

TEST_CASE("the first steps are marked, and no more") {
    const marks_and_metrics t = told_by(6, [](stage&, item_exchange& exchange) {
        while (exchange.a.act()) exchange.b.act();
        while (exchange.consumer.act()) {
        }
    });
    CHECK(t.marks == std::vector<std::string>{"A puts 1", "B puts 2", "A puts 3", "B puts 4",
                                              "consumer takes 1", "consumer takes 2"});
}

TEST_CASE("processor time is told apart before and since the first action") {
    const marks_and_metrics t = told_by(1, [](stage&, item_exchange& exchange) {
        use_processor_for(0.02);
        exchange.a.act();
        use_processor_for(0.001);
    });
    CHECK(t.metrics.at("waiting_cpu_s") >= 0.02);
    CHECK(t.metrics.at("acting_cpu_s") >= 0.001);
    CHECK(t.metrics.at("acting_cpu_s") < t.metrics.at("waiting_cpu_s"));
}
