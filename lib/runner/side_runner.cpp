#include "runner/side_runner.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <csignal>
#include <memory>
#include <utility>

#include "aio/first_of.hpp"
#include "aio/loop.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "aio/timeout.hpp"
#include "posix/explanation.hpp"
#include "runner/ended_badly.hpp"

namespace asyncdemo {
namespace {

constexpr std::chrono::milliseconds watch_interval{10};
constexpr auto its_clients = "its clients: ";

// A signal to all of us ends a process that has not begun to ignore it, maybe before we have seen
// our own. Then this wait is cancelled, and the process has not ended badly.
aio::task<> let_wish_be_seen(aio::exit_status how) {
    constexpr std::chrono::milliseconds long_enough{100};
    if (how.signal != SIGINT && how.signal != SIGTERM && how.signal != SIGHUP) co_return;
    co_await aio::sleep(long_enough);
}

}  // namespace

side_runner::side_runner(const run_plan& plan, const side& s, const stage_starter& start,
                         starting_line& line, recording& into)
    : plan_(plan),
      side_(s),
      start_(start),
      line_(line),
      into_(into),
      side_events_(into),
      companion_events_(into) {}

aio::task<> side_runner::run() {
    try {
        co_await aio::timeout(plan_.limit, run_processes());
        come_to_its_end();
    } catch (const aio::timed_out&) {
        give_up(
            ending::timeout,
            fmt::format("was still running after {} and was ended: allow it more with --timeout, "
                        "or ask for less",
                        write_duration(plan_.limit)));
    } catch (const ended_badly& e) {
        give_up(e.how, e.what());
    } catch (const bad_event& e) {
        give_up(ending::crashed, e.what());
    } catch (const aio::error& e) {
        give_up(ending::failed, explain(e, "or run fewer sides (--side)"));
    } catch (const aio::cancelled&) {
        give_up(ending::interrupted, "was interrupted");
        throw;
    }
    arrive_once();
    if (!into_.usage) co_return;
    into_.usage->peak_threads = std::max(into_.usage->peak_threads, peak_threads_);
    into_.usage->run_delay_s += companion_delay_s_;
}

void side_runner::come_to_its_end() {
    into_.exit = ending::ok;
    into_.problem.clear();
    close();
}

void side_runner::give_up(ending how, std::string problem) {
    into_.exit = how;
    into_.problem = std::move(problem);
    into_.wall_s = into_.phase == phase::running ? elapsed_s() : 0;
    close();
}

void side_runner::close() {
    into_.phase = phase::over;
    side_events_.close_spans(into_.wall_s);
    companion_events_.close_spans(into_.wall_s);
}

double side_runner::elapsed_s() const {
    return seconds(aio::loop::current().now() - began_).count();
}

void side_runner::arrive_once() noexcept {
    if (!std::exchange(has_arrived_, true)) line_.arrive();
}

stage_request side_runner::request(stage_role role) const {
    const bool is_python = side_.is_python() && role == stage_role::side;
    return {.lesson = std::string(plan_.of->name),
            .side = std::string(side_.plain_name()),
            .role = role,
            .chosen = plan_.chosen,
            .python = is_python ? plan_.python.path : std::string()};
}

aio::task<> side_runner::run_processes() {
    const std::unique_ptr<stage_link> self = start_(request(stage_role::side));
    std::unique_ptr<stage_link> companion;
    if (side_.companion != nullptr) companion = start_(request(stage_role::companion));
    co_await aio::first_of(follow_both(*self, companion.get()), watch(*self));
}

aio::task<> side_runner::follow_both(stage_link& self, stage_link* companion) {
    co_await aio::with_task_group([&](aio::task_group& both) -> aio::task<> {
        if (companion != nullptr) both.spawn(follow_companion(*companion));
        co_await follow_side(self, companion);
    });
}

aio::task<> side_runner::follow_side(stage_link& self, stage_link* companion) {
    bool has_let_in = false;
    while (const auto e = co_await self.next_event()) {
        side_events_.add(*e);
        if (std::holds_alternative<arrived>(*e)) {
            arrive_once();
            co_await line_.wait();
            began_ = aio::loop::current().now();
            into_.phase = phase::running;
            co_await self.say("");
        } else if (const auto* at = std::get_if<ready>(&*e);
                   at != nullptr && companion != nullptr) {
            has_let_in = true;
            co_await companion->say(fmt::format("{} {}", at->start_ns, fmt::join(at->ports, " ")));
        } else if (const auto* error = std::get_if<failed>(&*e)) {
            throw ended_badly(ending::failed, error->text);
        } else if (std::holds_alternative<finished>(*e)) {
            has_finished_ = true;
        }
    }
    const aio::exit_status how = co_await self.exit();
    co_await let_wish_be_seen(how);
    require_good_end(how, has_finished_, "");
    if (companion != nullptr && !has_let_in) {
        throw ended_badly(ending::failed, "ended before it was ready for its clients");
    }
}

aio::task<> side_runner::follow_companion(stage_link& self) {
    bool has_finished = false;
    while (const auto e = co_await self.next_event()) {
        if (const auto* error = std::get_if<failed>(&*e)) {
            throw ended_badly(ending::failed, its_clients + error->text);
        }
        // How long the companion took and what it used is not the side's. What it was delayed by
        // is.
        if (const auto* done = std::get_if<finished>(&*e)) {
            has_finished = true;
            if (done->usage) companion_delay_s_ = done->usage->run_delay_s;
        } else {
            companion_events_.add(*e);
        }
    }
    const aio::exit_status how = co_await self.exit();
    co_await let_wish_be_seen(how);
    require_good_end(how, has_finished, its_clients);
}

aio::task<> side_runner::watch(const stage_link& self) {
    for (;;) {
        peak_threads_ = std::max(peak_threads_, self.thread_count().value_or(0));
        // What the side itself says at its end is more exact.
        if (into_.phase == phase::running && !has_finished_) into_.wall_s = elapsed_s();
        co_await aio::sleep(watch_interval);
    }
}

}  // namespace asyncdemo
