#include "lessons/costs/scales.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "stage/recorded.hpp"

using namespace asyncdemo;
using namespace asyncdemo::lessons::costs;

namespace {

template <class Work>
std::map<std::string, double> metrics_of(Work body) {
    return marks_and_metrics_of(told_on<aio::real_clock>(body)).metrics;
}

struct process_by_id {
    [[nodiscard]] int pid() const { return id; }
    int id;
};

}  // namespace

TEST_CASE("what was filled since is shared among so many") {
    const auto metrics_of_many = [](integer how_many) {
        return metrics_of([&](stage& on) {
            const scales weight(on);
            const std::vector<char> filled(std::size_t{16} << 20U, 'x');
            CHECK(filled.back() == 'x');
            weight.tell(how_many);
        });
    };
    const auto few = metrics_of_many(16);
    if (!few.contains("memory_each_kb")) return;  // the system does not tell
    CHECK(few.at("memory_each_kb") >= 1000);
    CHECK(few.at("threads_alive") >= 1);
    // Not exactly a hundredth: a sanitizer fills memory, too.
    CHECK(metrics_of_many(1600).at("memory_each_kb") <= few.at("memory_each_kb") / 10);
}

TEST_CASE("processes are weighed by what each has filled, and all or none of them") {
    const auto whole = own_memory_kb_of(::getpid());
    if (!whole) return;  // the system does not tell
    const process_by_id self{::getpid()};
    const auto metrics =
        metrics_of([&](stage& on) { scales(on).tell_children(std::vector{self, self}); });
    CHECK(metrics.at("memory_each_kb") >= static_cast<double>(*whole) / 2);
    CHECK(metrics_of([&](stage& on) {
              scales(on).tell_children(std::vector{self, process_by_id{-1}});
          }).empty());
}
