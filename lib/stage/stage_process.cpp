#include "stage/stage_process.hpp"

#include <unistd.h>

#include <csignal>
#include <memory>
#include <sstream>
#include <stdexcept>

#include "aio/error.hpp"
#include "aio/run.hpp"
#include "posix/descriptor_limit.hpp"
#include "posix/explanation.hpp"
#include "posix/inherited_state.hpp"
#include "posix/lifeline.hpp"
#include "posix/process_figures.hpp"
#include "stage/python_stage.hpp"
#include "stage/recorder.hpp"
#include "stage/stage.hpp"

namespace asyncdemo {
namespace {

// Events go out before the loop sleeps for long enough that somebody could miss them.
constexpr std::chrono::milliseconds worth_telling{10};

void run_on_loop(aio::task<> body, aio::clock& time, recorder& to) {
    aio::loop on(time);
    on.before_sleep([&to, told = time.now(), &time](std::optional<duration> wait) mutable {
        if (wait && *wait < worth_telling && time.now() - told < worth_telling) return;
        to.flush();
        told = time.now();
    });
    aio::run(on, std::move(body));
}

void run_work(const work& w, stage& on, aio::clock& time, recorder& to) {
    if (const auto* blocking = std::get_if<void (*)(stage&)>(&w)) {
        (*blocking)(on);
    } else {
        run_on_loop(std::get<aio::task<> (*)(stage&)>(w)(on), time, to);
    }
}

// What the system has counted by the moment when the side begins.
struct counted_before {
    processor_use of_processor = processor_use_so_far();
    double run_delay_s = run_delay_so_far_s().value_or(0);
};

resource_usage usage_since(const counted_before& begin, const recorder& to) {
    const processor_use before = begin.of_processor;
    const processor_use now = processor_use_so_far();
    return {.cpu_s = now.cpu_s - before.cpu_s,
            .peak_threads = to.peak_recording_threads(),
            .peak_rss_kb = peak_memory_kb().value_or(0),
            .voluntary_switches = now.voluntary_switches - before.voluntary_switches,
            .involuntary_switches = now.involuntary_switches - before.involuntary_switches,
            .run_delay_s = run_delay_so_far_s().value_or(0) - begin.run_delay_s};
}

// The word to begin. A companion is told when its side began, so that both count from the same zero
// (the monotonic clock is the machine's), and where to knock.
struct beginning {
    aio::time_point start;
    std::vector<std::uint16_t> ports;
};

beginning await_beginning(const aio::clock& time) {
    std::istringstream word(await_word());
    beginning b;
    std::int64_t start_ns = 0;
    b.start = word >> start_ns ? aio::time_point(duration(start_ns)) : time.now();
    for (std::uint16_t port = 0; word >> port;) b.ports.push_back(port);
    return b;
}

std::unique_ptr<aio::clock> make_clock(clock_kind kind) {
    if (kind == clock_kind::simulated) return std::make_unique<aio::virtual_clock>();
    return std::make_unique<aio::real_clock>();
}

work find_work(const lesson& l, const stage_request& request) {
    const side* of = l.find_side(request.side);
    if (of == nullptr) throw std::invalid_argument("no side " + request.side);
    switch (request.role) {
        case stage_role::side:
            break;
        case stage_role::companion:
            return of->companion;
        case stage_role::server:
            if (!of->serve) throw std::invalid_argument("no server of side " + request.side);
            return *of->serve;
    }
    return of->run;
}

// Returns only if that can't be.
int run_in_python(const lesson& l, const stage_request& request, recorder& to) {
    be_killed_with_parent();
    try {
        become_python(l, request);
    } catch (const std::exception& e) {
        to.tell(failed{explain(e)});
    }
    return 0;
}

}  // namespace

int run_stage(const lesson& l, const stage_request& request) {
    // These reach a whole group of processes (Ctrl-C, kill -TERM -GROUP, a terminal that goes
    // away), but it is the runner's to decide what they mean.
    ignore_signals(request.ignored_signals);
    ignore_signals({SIGINT, SIGTERM, SIGHUP, SIGPIPE});
    raise_descriptor_limit();  // the usual one is low, and clients and loops need many

    recorder to(STDOUT_FILENO);
    if (!request.python.empty()) return run_in_python(l, request, to);
    const work body = find_work(l, request);
    const std::unique_ptr<aio::clock> time = make_clock(request.chosen.clock);
    to.tell(arrived{});
    const beginning begin = await_beginning(*time);
    follow_parent();

    const counted_before before;
    const auto entrance =
        request.role == stage_role::server ? std::optional(request.entrance) : std::nullopt;
    stage on(request.chosen, *time, to, begin.start, begin.ports, entrance);
    try {
        run_work(body, on, *time, to);
        finished done{on.now().count(), std::nullopt};
        if (!time->is_virtual()) done.usage = usage_since(before, to);
        to.add(done);
    } catch (const std::exception& e) {
        to.add(failed{explain(e, "or ask for fewer")});
    }
    to.flush();
    return 0;
}

}  // namespace asyncdemo
