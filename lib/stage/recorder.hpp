// Keeps the events of a stage until it is a good moment to send them: recording must cost the side
// little, and be safe from every thread of it.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "stage/event.hpp"

namespace asyncdemo {

class recorder {
public:
    /// Sends to the descriptor `to`, which it does not own.
    explicit recorder(int to) noexcept : to_(to) {}

    /// Counts this thread among those that are there, until it ends. To be called before the time
    /// of its first event is taken: then there are as many threads as spans that they have open.
    void join();

    /// Keeps an event until the next one that can't wait, a `flush`, or until much is kept. Safe
    /// from any thread, as all that follows.
    void add(const event& e);

    /// Sends an event, and what is kept, at once: somebody looks on.
    void tell(const event& e);

    /// Sends what is kept. To be called before a wait, so that the events of a side that waits can
    /// be seen while it does.
    void flush() noexcept;

    /// The largest number of threads that were alive at one time and had recorded something.
    [[nodiscard]] std::int64_t peak_recording_threads() const;

private:
    /// How many threads that have recorded something are alive, and were at most.
    struct thread_counts {
        std::mutex mutex;
        std::int64_t alive = 0;
        std::int64_t peak = 0;
    };

    // Counts its thread from the first event to the end of the thread. That may come after the end
    // of the recorder (of the main thread, it always does), so the counts are shared.
    class presence {
    public:
        explicit presence(std::shared_ptr<thread_counts> in);
        presence(const presence&) = delete;
        presence& operator=(const presence&) = delete;
        ~presence();

    private:
        std::shared_ptr<thread_counts> in_;
    };

    // Both with the mutex held.
    void keep(const event& e);
    void send_kept() noexcept;

    const int to_;
    std::mutex mutex_;
    std::string kept_;
    std::shared_ptr<thread_counts> threads_ = std::make_shared<thread_counts>();
};

}  // namespace asyncdemo
