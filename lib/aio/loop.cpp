#include "aio/loop.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "aio/error.hpp"
#include "aio/nursery.hpp"
#include "aio/shield.hpp"

namespace aio {
namespace {

thread_local loop* current_loop = nullptr;

/// Raises a flag until the end of the scope.
class raised {
public:
    explicit raised(bool& flag) noexcept : flag_(flag) { flag_ = true; }
    raised(const raised&) = delete;
    raised& operator=(const raised&) = delete;
    ~raised() { flag_ = false; }

private:
    bool& flag_;
};

// Whoever owns a handle would close it in a loop that is gone.
void refuse_to_be_outlived(uv_handle_t* left, void*) noexcept {
    if (uv_is_closing(left) != 0) return;
    std::fprintf(stderr, "aio: a loop was destroyed before what it serves (libuv's %s)\n",
                 uv_handle_type_name(uv_handle_get_type(left)));
    std::abort();
}

// The most that any libuv takes for a loop, besides a pipe for the signals of the process: epoll
// and its two rings (1.45 and 1.46), a pipe for the signals of the loop, and what wakes it up.
constexpr std::size_t descriptors_beside_the_pipe = 1 + 2 + 2 + 1;

// Throws `error` when the system grants too few descriptors for a loop, or no pipe. libuv reports
// most of what it lacks, but ends the program by abort() when it can't make the pipe for the
// signals of the process.
void require_descriptors() {
    std::array<uv_file, 2> pipe{};
    check(uv_pipe(pipe.data(), UV_NONBLOCK_PIPE, UV_NONBLOCK_PIPE), "create an event loop");
    std::array<int, descriptors_beside_the_pipe> taken{};
    int failure = 0;
    for (int& fd : taken) {
        fd = ::open("/", O_RDONLY | O_CLOEXEC);
        if (fd < 0) failure = errno;
    }
    for (const int fd : taken) {
        if (fd >= 0) ::close(fd);
    }
    for (const uv_file end : pipe) ::close(end);
    if (failure == EMFILE || failure == ENFILE) {
        throw error(uv_translate_sys_error(failure), "create an event loop");
    }
}

}  // namespace

needs_real_clock::needs_real_clock(std::string_view what)
    : std::logic_error(
          std::string(what) +
          " needs the real clock: nothing outside the program can be awaited on a virtual one") {}

loop::loop(clock& c) : clock_(c), outer_(current_loop) {
    if (outer_ != nullptr) outer_->require_idle();
    require_descriptors();
    check(uv_loop_init(&uv_), "create an event loop");
    // To write to a side that has gone is an error, which `write` throws; without this it would
    // silently end the program. libuv sets it back in the children that it starts.
    std::signal(SIGPIPE, SIG_IGN);
    current_loop = this;
    uv_timer_init(&uv_, &wake_up_);
    uv_unref(reinterpret_cast<uv_handle_t*>(&wake_up_));
}

loop::~loop() {
    uv_close(reinterpret_cast<uv_handle_t*>(&wake_up_), nullptr);
    // Runs what closing handles still have to do: a listener that is gone closes the connections
    // that it kept, which belong to nobody else.
    uv_run(&uv_, UV_RUN_NOWAIT);
    // A child that was dropped is waited for.
    uv_walk(
        &uv_,
        [](uv_handle_t* left, void*) {
            if (uv_handle_get_type(left) != UV_PROCESS) refuse_to_be_outlived(left, nullptr);
        },
        nullptr);
    uv_run(&uv_, UV_RUN_DEFAULT);
    uv_walk(&uv_, refuse_to_be_outlived, nullptr);
    uv_loop_close(&uv_);
    loop** place = &current_loop;  // loops may end in any order
    while (*place != nullptr && *place != this) place = &(*place)->outer_;
    if (*place == this) *place = outer_;
}

loop& loop::current() {
    if (current_loop == nullptr) throw std::logic_error("no event loop on this thread");
    return *current_loop;
}

time_point loop::after(duration d) const noexcept {
    const time_point start = now();
    return d > time_point::max() - start ? time_point::max() : start + d;
}

void loop::require_real_clock(std::string_view what) const {
    if (clock_.is_virtual()) throw needs_real_clock(what);
}

void loop::require_idle() const {
    if (!is_running_) return;
    throw std::logic_error(
        "a loop runs on this thread already: in a task, await the other one instead");
}

void loop::require_can_run() const {
    require_idle();
    if (current_loop != this) {
        throw std::logic_error("run on a loop that is not the current one of this thread");
    }
}

void loop::run_until_done(nursery& root) {
    const raised running(is_running_);
    bool is_deadlocked = false;
    while (!root.empty()) {
        run_ready_jobs();
        fire_due_timers();
        if (root.empty()) break;
        if (!ready_.empty()) {
            if (uv_loop_alive(&uv_) != 0) uv_run(&uv_, UV_RUN_NOWAIT);
        } else if (timers_.empty() && uv_loop_alive(&uv_) == 0) {
            if (is_deadlocked) lift_shields();
            is_deadlocked = true;
            root.cancel();
        } else {
            wait_for_events();
        }
    }
    if (is_deadlocked) throw deadlock();
}

void loop::add_shield(shielding& what) noexcept { shields_.push_back(what); }

// The jobs were cancelled, and still every one waits: behind shields.
void loop::lift_shields() noexcept {
    if (shields_.empty()) {
        std::fputs("aio: a wait can neither be cancelled nor woken\n", stderr);
        std::abort();
    }
    while (!shields_.empty()) shields_.front().lift();
}

// Runs those that are ready now, once each: a job that yields comes again after the others and
// after a look at the outside world.
void loop::run_ready_jobs() noexcept {
    job_queue batch = std::exchange(ready_, {});
    while (job* next = batch.pop_front()) {
        job::running_ = next;
        next->resume_point_.resume();
    }
    job::running_ = nullptr;
}

void loop::fire_due_timers() noexcept {
    if (timers_.empty()) return;
    const time_point moment = now();
    while (!timers_.empty() && timers_.earliest() <= moment) timers_.pop().fire();
}

void loop::wait_for_events() {
    if (clock_.is_virtual()) {
        assert(!timers_.empty() && "what waits for the outside refuses a virtual clock");
        clock_.block_until(timers_.earliest());
        return;
    }
    if (before_sleep_) {
        before_sleep_(timers_.empty() ? std::nullopt : std::optional(timers_.earliest() - now()));
    }
    sleep_until_event();
}

void loop::sleep_until_event() {
    if (timers_.empty()) {
        uv_run(&uv_, UV_RUN_ONCE);
        return;
    }
    // libuv counts whole milliseconds: round up, or the loop would spin for the rest of one.
    using std::chrono::milliseconds;
    uv_update_time(&uv_);
    const auto left = std::chrono::ceil<milliseconds>(timers_.earliest() - now());
    const auto timeout = static_cast<std::uint64_t>(std::max(left, milliseconds(0)).count());
    uv_ref(reinterpret_cast<uv_handle_t*>(&wake_up_));
    // A timer that is due by the time at which libuv looks fires before libuv waits, and then there
    // would be none to end the wait: the stop does.
    uv_timer_start(&wake_up_, [](uv_timer_t* due) { uv_stop(due->loop); }, timeout, 0);
    uv_run(&uv_, UV_RUN_ONCE);
    uv_timer_stop(&wake_up_);
    uv_unref(reinterpret_cast<uv_handle_t*>(&wake_up_));
}

}  // namespace aio
