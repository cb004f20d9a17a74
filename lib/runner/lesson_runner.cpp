#include "runner/lesson_runner.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include "aio/first_of.hpp"
#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "runner/side_runner.hpp"
#include "runner/starting_line.hpp"
#include "runner/this_machine.hpp"

namespace asyncdemo {
namespace {

constexpr std::chrono::milliseconds heartbeat{10};

}  // namespace

lesson_runner::lesson_runner(const run_plan& plan, lesson_run& into, stage_starter start)
    : plan_(plan), into_(into), start_(std::move(start)) {
    into_.of = plan.of;
    into_.chosen = plan.chosen;
    into_.machine = this_machine();
    const auto is_python = [](const side* s) { return s->is_python(); };
    if (std::any_of(plan.sides.begin(), plan.sides.end(), is_python)) {
        into_.machine.python = plan.python.version;
    }
    into_.predictions = plan.predictions;
    into_.sides.clear();
    // References to the recordings are held while they are filled: they must not move.
    for (const side* s : plan.sides) {
        into_.sides.push_back({s, {}});
        into_.sides.back().runs.reserve(static_cast<std::size_t>(plan.rounds));
    }
}

aio::task<> lesson_runner::run() {
    try {
        co_await run_rounds();
    } catch (const aio::cancelled&) {
        into_.was_interrupted = true;
        drop_unfinished_round();
        for (side_run& s : into_.sides) s.runs.back().phase = phase::over;  // if it never began
        judge(into_);
        throw;
    }
    judge(into_);
}

aio::task<> lesson_runner::run_rounds() {
    for (int round = 0; round < plan_.rounds; ++round) {
        double& worst_s = into_.lateness_s.emplace_back(0);
        co_await aio::first_of(run_round(), measure_lateness(worst_s));
    }
}

aio::task<> lesson_runner::run_round() {
    const bool together = plan_.of->order == sides_run::at_the_same_time;
    std::deque<starting_line> lines;
    if (together) lines.emplace_back(into_.sides.size());
    std::deque<side_runner> runners;
    std::vector<aio::task<>> runs;
    for (side_run& s : into_.sides) {
        recording& fresh = s.runs.emplace_back();
        fresh.phase = phase::to_come;
        fresh.exit = ending::interrupted;  // until it has come to its end
        fresh.problem = "did not run";
        if (!together) lines.emplace_back(1);
        runners.emplace_back(plan_, *s.of, start_, lines.back(), fresh);
        runs.push_back(runners.back().run());
    }
    if (together) {
        co_await aio::gather(std::move(runs));
    } else {
        for (aio::task<>& one : runs) co_await std::move(one);
    }
}

// How late a timer fires at worst while the sides run: all sides wait for the same machine.
aio::task<> lesson_runner::measure_lateness(double& worst_s) {
    for (;;) {
        const aio::time_point due = aio::loop::current().now() + heartbeat;
        co_await aio::sleep_until(due);
        worst_s = std::max(worst_s, seconds(aio::loop::current().now() - due).count());
    }
}

void lesson_runner::drop_unfinished_round() {
    const bool has_finished_round = into_.sides.front().runs.size() > 1;
    if (!has_finished_round) return;
    for (side_run& s : into_.sides) s.runs.pop_back();
    into_.lateness_s.pop_back();
}

}  // namespace asyncdemo
