#include "aio/io/thread_pool.hpp"

#include <uv.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "aio/error.hpp"

#ifdef __linux__
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace aio {
namespace {

// As libuv reads it.
std::size_t pool_size() {
    constexpr unsigned most = 1024;
    const char* const chosen = std::getenv("UV_THREADPOOL_SIZE");
    return chosen == nullptr ? 4 : std::clamp(static_cast<unsigned>(std::atoi(chosen)), 1U, most);
}

/// Threads that do nothing, all at the same time.
class trial {
public:
    explicit trial(std::size_t threads) : wanted_(threads) {
        threads_.reserve(threads);
        numbers_.reserve(threads);
    }

    /// Starts as many as there is room for; libuv's error if that fails. All have ended afterwards.
    int run() {
        gate_.lock();
        int result = 0;
        while (result == 0 && threads_.size() < wanted_) result = start();
        gate_.unlock();
        for (uv_thread_t& started : threads_) uv_thread_join(&started);
        wait_until_gone();
        return result;
    }

private:
    int start() {
        uv_thread_t fresh{};
        const int result = uv_thread_create(&fresh, pass_gate, this);
        if (result == 0) threads_.push_back(fresh);
        return result;
    }

#ifdef __linux__
    // By number, for not every C library has functions for these calls.
    static void pass_gate(void* of) {
        auto& self = *static_cast<trial*>(of);
        const std::scoped_lock held(self.gate_);
        self.numbers_.push_back(::syscall(SYS_gettid));
    }

    // The system counts a thread still, for a moment, when it has been joined.
    void wait_until_gone() const {
        for (const long number : numbers_) {
            while (::syscall(SYS_tgkill, ::getpid(), number, 0) == 0) std::this_thread::yield();
        }
    }
#else
    static void pass_gate(void* of) { const std::scoped_lock held(static_cast<trial*>(of)->gate_); }
    void wait_until_gone() const {}
#endif

    std::size_t wanted_;
    std::mutex gate_;
    std::vector<uv_thread_t> threads_;
    std::vector<long> numbers_;  // the system's
};

bool has_started = false;

bool try_pool() {
    const std::size_t size = pool_size();
    check(trial(size).run(), "start " + std::to_string(size) + " threads for calls that block");
    has_started = true;
    return true;
}

}  // namespace

void set_thread_pool_size(std::size_t threads) {
    if (has_started) throw std::logic_error("the size of the thread pool comes too late");
    ::setenv("UV_THREADPOOL_SIZE", std::to_string(threads).c_str(), 1);
}

void require_thread_pool() {
    // One that fails is made again the next time.
    [[maybe_unused]] static const bool can_start = try_pool();
}

}  // namespace aio
