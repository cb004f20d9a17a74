// How much the runtime itself costs: each work is a loop over one of its operations. Prints a JSON
// line for each run, for whoever plots them; on a terminal, a table of medians.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "aio/gather.hpp"
#include "aio/lock.hpp"
#include "aio/queue.hpp"
#include "aio/run.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "stage/process_figures.hpp"

namespace {

using count = std::int64_t;

aio::task<count> finish_at_once(count value) { co_return value; }

aio::task<> await_children(count n) {
    for (count i = 0; i < n; ++i) co_await finish_at_once(i);
}

aio::task<> yield_in_turn(count n) {
    for (count i = 0; i < n; ++i) co_await aio::yield();
}

aio::task<> yield_once() { co_await aio::yield(); }

// Many tasks at once, each of which comes to the loop twice.
aio::task<> run_actions(count n) {
    std::vector<aio::task<>> actions;
    for (count i = 0; i < n; ++i) actions.push_back(yield_once());
    co_await aio::gather(std::move(actions));
}

aio::task<> do_nothing() { co_return; }

aio::task<> spawn_and_join(count n) {
    for (count i = 0; i < n; ++i) co_await aio::gather(do_nothing());
}

aio::task<> put_all(aio::queue<count>& to, count n) {
    for (count i = 0; i < n; ++i) co_await to.put(i);
    to.close();
}

aio::task<> get_all(aio::queue<count>& from) {
    while (const auto item = co_await from.get()) {
    }
}

aio::task<> hand_over(count n) {
    aio::queue<count> between(10);
    co_await aio::gather(put_all(between, n), get_all(between));
}

aio::task<> take_lock(count n) {
    aio::lock l;
    for (count i = 0; i < n; ++i) const auto held = co_await l.acquire();
}

aio::task<> sleep_a_second() { co_await aio::sleep(std::chrono::seconds(1)); }

// Starting, a second of sleep, and ending: the time per task includes its share of that second.
aio::task<> sleep_together(count n) {
    std::vector<aio::task<>> sleepers;
    for (count i = 0; i < n; ++i) sleepers.push_back(sleep_a_second());
    co_await aio::gather(std::move(sleepers));
}

struct work {
    const char* name;
    count usual_n;
    aio::task<> (*run)(count n);
};

constexpr std::array works{
    work{"await", 10'000'000, await_children}, work{"yield", 10'000'000, yield_in_turn},
    work{"actions", 500'000, run_actions},     work{"spawn", 2'000'000, spawn_and_join},
    work{"queue", 5'000'000, hand_over},       work{"lock", 10'000'000, take_lock},
    work{"gather", 100'000, sleep_together},
};

double run_once(const work& w, count n, bool prints_line) {
    const auto start = std::chrono::steady_clock::now();
    aio::run(w.run(n));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    if (prints_line) {
        fmt::print(
            "{{\"bench\":\"{}\",\"impl\":\"aio\",\"n\":{},\"seconds\":{:.6f},\"per_op_ns\":{:.2f},"
            "\"peak_rss_kb\":{}}}\n",
            w.name, n, took.count(), took.count() * 1e9 / static_cast<double>(n),
            asyncdemo::peak_memory_kb().value_or(0));
    }
    return took.count();
}

void measure(const work& w, count n, int runs, bool prints_lines) {
    std::vector<double> took;
    for (int i = 0; i < runs; ++i) took.push_back(run_once(w, n, prints_lines));
    if (prints_lines) return;
    std::sort(took.begin(), took.end());
    fmt::print("{:10}{:12}{:10.3f} s{:12.1f} ns each\n", w.name, n, took[took.size() / 2],
               took[took.size() / 2] * 1e9 / static_cast<double>(n));
}

}  // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): whoever measures wants to see it end
int main(int argc, char** argv) {
    CLI::App app("Benchmarks of the runtime");
    std::string name;
    count n = 0;
    int runs = 3;
    std::vector<std::string> names;
    for (const work& w : works) names.emplace_back(w.name);
    app.add_option("work", name, "Which one; all when none is named")->check(CLI::IsMember(names));
    app.add_option("n", n, "How many operations")->check(CLI::PositiveNumber);
    app.add_option("--runs", runs, "How often; the table shows the median")
        ->check(CLI::Range(1, 1000));
    CLI11_PARSE(app, argc, argv);

    const bool prints_lines = ::isatty(STDOUT_FILENO) == 0;
    for (const work& w : works) {
        if (name.empty() || name == w.name) measure(w, n > 0 ? n : w.usual_n, runs, prints_lines);
    }
    return 0;
}
