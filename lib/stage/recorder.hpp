// Keeps the events of a stage until it is a good moment to send them: recording must cost the side
// little, and be safe from every thread of it.
#pragma once

#include <chrono>
#include <mutex>
#include <string>

#include "stage/event.hpp"

namespace asyncdemo {

class recorder {
public:
    /// Sends to the descriptor `to`, which it does not own.
    explicit recorder(int to) noexcept : to_(to) {}

    /// Safe from any thread.
    void add(const event& e);

    /// Sends what is kept. To be called before a wait, so that the events of a side that waits can
    /// be seen while it does; what is kept in a busy time goes out in large pieces.
    void flush() noexcept;

    /// The largest number of threads that were alive at one time and had recorded something.
    [[nodiscard]] std::int64_t peak_recording_threads() const;

private:
    void send_kept() noexcept;

    const int to_;
    mutable std::mutex mutex_;
    std::string kept_;
    std::int64_t recording_threads_ = 0;
    std::int64_t peak_recording_threads_ = 0;

    // Counts its thread from the first event to the end of the thread.
    class presence {
    public:
        explicit presence(recorder& of);
        presence(const presence&) = delete;
        presence& operator=(const presence&) = delete;
        ~presence();

    private:
        recorder& of_;
    };
};

}  // namespace asyncdemo
