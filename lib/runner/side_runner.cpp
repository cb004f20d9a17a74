#include "runner/side_runner.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <uv.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "aio/error.hpp"
#include "aio/loop.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "aio/timeout.hpp"
#include "stage/process_figures.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t longest_line = 1'048'576;
constexpr std::chrono::milliseconds watch_interval{10};
constexpr auto its_clients = "its clients: ";

std::string own_path() {
    std::array<char, 4096> path{};
    std::size_t length = path.size();
    aio::check(uv_exepath(path.data(), &length), "find this program's own file");
    return {path.data(), length};
}

std::string describe(const aio::error& e) {
    std::string text = e.what();
    if (e.code() == UV_EMFILE || e.code() == UV_ENFILE) {
        text += ": raise the limit (ulimit -n 1024), or run fewer sides (--side)";
    } else if (e.code() == UV_EAGAIN) {
        text += ": the system gives no more processes; raise the limit (ulimit -u)";
    }
    return text;
}

// A process did not come to a good end.
struct ended_badly : std::runtime_error {
    ended_badly(ending e, const std::string& problem) : std::runtime_error(problem), how(e) {}
    ending how;
};

// `who` is what the problem begins with: nothing for the side itself.
void require_good_end(const aio::exit_status& status, bool has_finished, std::string_view who) {
    if (status.signal != 0) {
        throw ended_badly(ending::crashed,
                          fmt::format("{}crashed ({})", who, strsignal(status.signal)));
    }
    if (!has_finished) {
        throw ended_badly(ending::crashed,
                          fmt::format("{}ended without a word, exit code {}", who, status.code));
    }
}

}  // namespace

/// A stage process with its events.
class side_runner::stage_process {
public:
    stage_process(const lesson& l, const side& s, const settings& chosen, stage_role role)
        : child_(own_path(), {"stage", to_json(stage_request{std::string(l.name),
                                                             std::string(s.name), role, chosen})}) {
    }

    [[nodiscard]] int pid() const noexcept { return child_.pid(); }

    /// Tells it to begin.
    aio::task<> say(std::string word) {
        word += '\n';
        co_await child_.input().write(word);
    }

    /// The next event, or nothing when it has closed its output. Throws `bad_event`.
    aio::task<std::optional<event>> next_event() {
        for (;;) {
            const std::size_t end = unread_.find('\n', seen_);
            if (end != std::string::npos) {
                const event e = parse_line(std::string_view(unread_).substr(taken_, end - taken_));
                taken_ = seen_ = end + 1;
                co_return e;
            }
            unread_.erase(0, std::exchange(taken_, 0));
            seen_ = unread_.size();
            if (seen_ > longest_line) throw bad_event("wrote a line without an end");
            const std::size_t count = co_await child_.output().read(chunk_);
            if (count == 0) co_return std::nullopt;
            unread_.append(chunk_.data(), count);
        }
    }

    auto exit() noexcept { return child_.wait(); }

private:
    aio::process child_;
    std::array<char, 16384> chunk_{};
    std::string unread_;
    std::size_t taken_ = 0;  // of unread_, by earlier events
    std::size_t seen_ = 0;   // of unread_: no newline between taken_ and here
};

side_runner::side_runner(const lesson& l, const side& s, const settings& chosen, duration limit,
                         starting_line& start, recording& into)
    : lesson_(l),
      side_(s),
      chosen_(chosen),
      limit_(limit),
      start_(start),
      into_(into),
      side_events_(into),
      companion_events_(into) {}

aio::task<> side_runner::run() {
    try {
        co_await aio::timeout(limit_, run_processes());
        come_to_its_end();
    } catch (const aio::timed_out&) {
        give_up(
            ending::timeout,
            fmt::format("was still running after {} and was ended: allow it more with --timeout, "
                        "or ask for less",
                        write_duration(limit_)));
    } catch (const ended_badly& e) {
        give_up(e.how, e.what());
    } catch (const bad_event& e) {
        give_up(ending::crashed, e.what());
    } catch (const aio::error& e) {
        give_up(ending::failed, describe(e));
    } catch (const aio::cancelled&) {
        give_up(ending::interrupted, "was interrupted");
        throw;
    }
    arrive_once();
    if (into_.usage) into_.usage->peak_threads = std::max(into_.usage->peak_threads, peak_threads_);
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
    if (!std::exchange(has_arrived_, true)) start_.arrive();
}

aio::task<> side_runner::run_processes() {
    stage_process self(lesson_, side_, chosen_, stage_role::side);
    std::optional<stage_process> companion;
    if (side_.companion != nullptr) {
        companion.emplace(lesson_, side_, chosen_, stage_role::companion);
    }
    co_await aio::with_task_group([&](aio::task_group& watch) -> aio::task<> {
        watch.spawn(watch_process(self.pid()));
        co_await aio::with_task_group([&](aio::task_group& both) -> aio::task<> {
            if (companion) both.spawn(follow_companion(*companion));
            co_await follow_side(self, companion ? &*companion : nullptr);
        });
        watch.cancel();
    });
}

aio::task<> side_runner::follow_side(stage_process& self, stage_process* companion) {
    bool has_let_in = false;
    while (const auto e = co_await self.next_event()) {
        side_events_.add(*e);
        if (std::holds_alternative<arrived>(*e)) {
            arrive_once();
            co_await start_.wait();
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
    require_good_end(co_await self.exit(), has_finished_, "");
    if (companion != nullptr && !has_let_in) {
        throw ended_badly(ending::failed, "ended without having been ready for its clients");
    }
}

aio::task<> side_runner::follow_companion(stage_process& self) {
    bool has_finished = false;
    while (const auto e = co_await self.next_event()) {
        if (const auto* error = std::get_if<failed>(&*e)) {
            throw ended_badly(ending::failed, its_clients + error->text);
        }
        // How long the companion took and what it used is not the side's.
        if (std::holds_alternative<finished>(*e)) {
            has_finished = true;
        } else {
            companion_events_.add(*e);
        }
    }
    require_good_end(co_await self.exit(), has_finished, its_clients);
}

aio::task<> side_runner::watch_process(int pid) {
    for (;;) {
        peak_threads_ = std::max(peak_threads_, thread_count(pid).value_or(0));
        // What the side itself says at its end is more exact.
        if (into_.phase == phase::running && !has_finished_) into_.wall_s = elapsed_s();
        co_await aio::sleep(watch_interval);
    }
}

}  // namespace asyncdemo
