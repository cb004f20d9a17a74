// One at a time. As asyncio.Lock. For the tasks of one loop: it does nothing against another
// thread.
#pragma once

#include "aio/semaphore.hpp"

namespace aio {

/// A semaphore of one. Must outlive its holders and the tasks that wait for it.
class lock {
public:
    /// Released at the end of its scope.
    using guard = semaphore::permit;

    /// Waits for the lock: `auto held = co_await l.acquire();`. Fair: first come, first served.
    semaphore::acquiring acquire() noexcept { return one_.acquire(); }

    [[nodiscard]] bool is_locked() const noexcept { return one_.free() == 0; }

    /// Whether it is `held` that holds this lock.
    [[nodiscard]] bool is_held_by(const guard& held) const noexcept { return held.is_of(one_); }

private:
    semaphore one_{1};
};

}  // namespace aio
