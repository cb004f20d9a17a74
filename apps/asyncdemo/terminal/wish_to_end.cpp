#include "asyncdemo/terminal/wish_to_end.hpp"

#include <unistd.h>
#include <uv.h>

#include <array>
#include <atomic>
#include <cassert>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdint>

#include "aio/error.hpp"
#include "aio/io/pipe.hpp"
#include "aio/task.hpp"
#include "asyncdemo/terminal/terminal_guard.hpp"

namespace asyncdemo {
namespace {

using ns = std::chrono::nanoseconds;

constexpr std::array wish_signals{SIGINT, SIGTERM, SIGHUP};
constexpr ns one_moment = std::chrono::milliseconds(250);
constexpr std::int64_t not_yet = 0;

// Of the one that exists, for the handler.
std::atomic<std::int64_t> came_at_ns{not_yet};
std::atomic<int> which{0};
std::atomic<int> teller{-1};
std::array<struct sigaction, wish_signals.size()> before;
static_assert(std::atomic<std::int64_t>::is_always_lock_free);

std::int64_t now_ns() {
    return std::chrono::duration_cast<ns>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

extern "C" void note_wish(int signal) {
    const int error = errno;
    const std::int64_t now = now_ns();
    std::int64_t first = not_yet;
    if (came_at_ns.compare_exchange_strong(first, now)) {
        which = signal;
        [[maybe_unused]] const ssize_t told = ::write(teller, "", 1);
    } else if (now - first > one_moment.count()) {
        put_terminal_back();
        ::_exit(128 + signal);
    }
    errno = error;
}

// Calls that wait for somebody, such as for a reader, are to return: so no SA_RESTART.
struct sigaction noting() {
    struct sigaction how{};
    how.sa_handler = note_wish;
    sigemptyset(&how.sa_mask);
    for (const int signal : wish_signals) sigaddset(&how.sa_mask, signal);
    return how;
}

}  // namespace

struct wish_to_end::self_pipe {
    std::array<uv_file, 2> ends{};  // to read from, to write to

    self_pipe() {
        aio::check(uv_pipe(ends.data(), UV_NONBLOCK_PIPE, UV_NONBLOCK_PIPE), "create a pipe");
    }
};

wish_to_end::wish_to_end() : wish_to_end(self_pipe()) {}

wish_to_end::wish_to_end(const self_pipe& fresh) : output_(fresh.ends[0]), input_(fresh.ends[1]) {
    assert(teller < 0);
    which = 0;
    came_at_ns = not_yet;
    teller = input_.fd();
    const struct sigaction how = noting();
    for (std::size_t i = 0; i < wish_signals.size(); ++i) {
        ::sigaction(wish_signals[i], nullptr, &before[i]);
        if (before[i].sa_handler != SIG_IGN) ::sigaction(wish_signals[i], &how, nullptr);
    }
}

wish_to_end::~wish_to_end() {
    for (std::size_t i = 0; i < wish_signals.size(); ++i) {
        ::sigaction(wish_signals[i], &before[i], nullptr);
    }
    teller = -1;
}

aio::task<> wish_to_end::comes() const {
    if (has_come()) co_return;
    aio::stream told = aio::open_pipe(output_.fd());
    std::array<char, 1> byte{};
    co_await told.read(byte);
}

bool wish_to_end::has_come() noexcept { return which != 0; }

exit_code wish_to_end::code() noexcept { return static_cast<exit_code>(128 + which); }

}  // namespace asyncdemo
