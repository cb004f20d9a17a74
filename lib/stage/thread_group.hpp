// Threads that end before their scope does.
#pragma once

#include <atomic>
#include <cstddef>
#include <deque>
#include <future>
#include <thread>
#include <utility>

#include "lesson/units.hpp"

namespace asyncdemo {

/// Joins its threads when destroyed. (std::jthread would do, where every standard library has it.)
class thread_group {
public:
    thread_group() = default;
    thread_group(const thread_group&) = delete;
    thread_group& operator=(const thread_group&) = delete;
    ~thread_group() {
        for (member& m : members_) m.thread.join();
    }

    /// Starts a thread that calls `body`. Throws `std::system_error` when the system gives no more.
    template <class Body>
    void start(Body body) {
        join_the_oldest();
        member& fresh = members_.emplace_back();
        try {
            fresh.thread = std::thread([&fresh, work = std::move(body)]() mutable {
                work();
                fresh.has_ended = true;
            });
        } catch (...) {
            members_.pop_back();
            throw;
        }
    }

    /// How many threads it has, also such as have ended and are not joined yet.
    [[nodiscard]] std::size_t size() const noexcept { return members_.size(); }

private:
    struct member {
        std::thread thread;
        std::atomic<bool> has_ended = false;
    };

    // Those at the front that have ended, so that a server does not gather them for ever.
    void join_the_oldest() {
        while (!members_.empty() && members_.front().has_ended) {
            members_.front().thread.join();
            members_.pop_front();
        }
    }

    std::deque<member> members_;  // which leaves the others where they are
};

/// Calls `body(1)`, `body(2)`, ... up to `body(how_many)` at once, each in a thread of its own, and
/// waits until all have ended. None begins before all have been started, so they may wait for each
/// other: when the system gives fewer threads, throws `std::system_error`, and `body` is not
/// called.
template <class Body>
void in_threads(integer how_many, const Body& body) {
    thread_group threads;
    std::promise<bool> all_started;
    const std::shared_future<bool> may_begin = all_started.get_future().share();
    try {
        for (integer i = 1; i <= how_many; ++i) {
            threads.start([&body, i, may_begin] {
                if (may_begin.get()) body(i);
            });
        }
    } catch (...) {
        all_started.set_value(false);
        throw;
    }
    all_started.set_value(true);
}

}  // namespace asyncdemo
