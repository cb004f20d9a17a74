#include "stage/item_account.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "recorded.hpp"
#include "stage/process_figures.hpp"

using namespace asyncdemo;
using namespace std::chrono_literals;

namespace {

struct told {
    std::vector<std::string> marks;
    std::map<std::string, double> metrics;
};

template <class Work>
told told_by(integer expected, Work body) {
    told t;
    const auto run = [&](recorder& to) {
        aio::virtual_clock time;
        stage on(settings{}, time, to, time.now());
        item_account account(on, expected);
        body(on, account);
    };
    for (const event& e : events_recorded(run)) {
        if (const auto* m = std::get_if<metric_set>(&e)) t.metrics[m->name] = m->value;
        if (const auto* m = std::get_if<marked>(&e)) t.marks.push_back(m->lane + " " + m->what);
    }
    return t;
}

void use_processor_for(double cpu_s) {
    const double until = processor_use_so_far().cpu_s + cpu_s;
    while (processor_use_so_far().cpu_s < until) {
    }
}

}  // namespace

TEST_CASE("items that are taken as they are numbered are in turn") {
    const told t = told_by(4, [](stage& on, item_account& account) {
        account.begin();
        for (const integer item : {1, 2, 4, 3}) {
            CHECK_FALSE(account.is_complete());
            account.take(item);
        }
        CHECK(account.is_complete());
        on.block_for(2s);
    });
    CHECK(t.metrics.at("taken") == 4);
    CHECK(t.metrics.at("in_turn") == 2);
    CHECK(t.metrics.at("actions_per_s") == 2);
}

TEST_CASE("the first steps are marked, and no more") {
    const told t = told_by(6, [](stage&, item_account& account) {
        account.begin();
        for (integer item = 1; item <= account.expected(); ++item) account.put(item);
        for (const integer item : {2, 1, 3, 4}) account.take(item);
    });
    CHECK(t.marks == std::vector<std::string>{"A puts 1", "B puts 2", "A puts 3", "B puts 4",
                                              "consumer takes 2", "consumer takes 1"});
}

TEST_CASE("processor time is told apart before and after the beginning") {
    const told t = told_by(1, [](stage&, item_account& account) {
        use_processor_for(0.02);
        account.begin();
        use_processor_for(0.001);
    });
    CHECK(t.metrics.at("waiting_cpu_s") >= 0.02);
    CHECK(t.metrics.at("acting_cpu_s") >= 0.001);
    CHECK(t.metrics.at("acting_cpu_s") < t.metrics.at("waiting_cpu_s"));
}
