// A lock that is handed over in the order in which it was asked for.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace asyncdemo::lessons::cpu_bound {

// [one-global-lock, lock-released]
/// To be locked by `std::lock_guard` and the like, as a `std::mutex`. But here a thread that lets
/// it go and asks for it again comes after those that wait: so threads take turns.
class turn_lock {
public:
    void lock() {
        std::unique_lock held(mutex_);
        const std::uint64_t turn = asked_++;
        changed_.wait(held, [&] { return turn == served_; });
    }

    void unlock() {
        {
            const std::lock_guard held(mutex_);
            ++served_;
        }
        changed_.notify_all();
    }

    /// For the thread that has it: whether another one waits for it.
    [[nodiscard]] bool is_wanted() {
        const std::lock_guard held(mutex_);
        return asked_ > served_ + 1;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t asked_ = 0;   // turns given out
    std::uint64_t served_ = 0;  // turns that are over: also the turn of who has the lock
};
// [end]

}  // namespace asyncdemo::lessons::cpu_bound
