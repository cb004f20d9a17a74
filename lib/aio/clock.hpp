// The one seam of time: every wait of the runtime and of a blocking side asks a clock, which is
// either the machine's or a virtual one that moves only when everybody waits.
#pragma once

#include <atomic>
#include <chrono>

namespace aio {

using duration = std::chrono::nanoseconds;
using time_point = std::chrono::time_point<std::chrono::steady_clock, duration>;

class clock {
public:
    clock() = default;
    clock(const clock&) = delete;
    clock& operator=(const clock&) = delete;
    virtual ~clock() = default;

    /// The current moment. Safe from any thread.
    [[nodiscard]] virtual time_point now() const noexcept = 0;

    /// Holds the calling thread until `moment`: a blocking wait.
    virtual void block_until(time_point moment) = 0;

    /// True when time passes only by waiting, so that nothing outside of the program can be
    /// awaited.
    [[nodiscard]] virtual bool is_virtual() const noexcept = 0;
};

/// The machine's monotonic clock; blocking is `std::this_thread::sleep_until`.
class real_clock final : public clock {
public:
    [[nodiscard]] time_point now() const noexcept override;
    void block_until(time_point moment) override;
    [[nodiscard]] bool is_virtual() const noexcept override { return false; }
};

/// A clock that starts at zero and jumps. Blocking on it moves it, for that is what blocking means
/// on one thread: nothing else could have run in the meantime. For programs of one thread.
class virtual_clock final : public clock {
public:
    [[nodiscard]] time_point now() const noexcept override;
    void block_until(time_point moment) override;
    [[nodiscard]] bool is_virtual() const noexcept override { return true; }

private:
    std::atomic<duration> since_start_{duration::zero()};
};

}  // namespace aio
