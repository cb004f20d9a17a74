// A queue between threads: taking from an empty one blocks.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <queue>
#include <utility>

namespace asyncdemo::lessons::threads {

// [pool]
template <class T>
class blocking_queue {
public:
    void put(T item) {
        {
            const std::lock_guard held(mutex_);
            items_.push(std::move(item));
        }
        changed_.notify_one();
    }

    /// The oldest item; blocks while there is none. Nothing when the queue is empty and closed.
    std::optional<T> take() {
        std::unique_lock held(mutex_);
        changed_.wait(held, [this] { return closed_ || !items_.empty(); });
        if (items_.empty()) return std::nullopt;
        std::optional<T> item = std::move(items_.front());
        items_.pop();
        return item;
    }

    /// Closes the queue when destroyed: no item comes any more. Declare it after the threads that
    /// take, so that they are told before they are joined, also when an exception leaves the scope.
    class closed_at_end {
    public:
        explicit closed_at_end(blocking_queue& q) noexcept : queue_(q) {}
        closed_at_end(const closed_at_end&) = delete;
        closed_at_end& operator=(const closed_at_end&) = delete;
        ~closed_at_end() { queue_.close(); }

    private:
        blocking_queue& queue_;
    };

private:
    void close() {
        {
            const std::lock_guard held(mutex_);
            closed_ = true;
        }
        changed_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::queue<T> items_;
    bool closed_ = false;
};
// [end]

}  // namespace asyncdemo::lessons::threads
