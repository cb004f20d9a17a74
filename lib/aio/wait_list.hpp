// The tasks that wait for one thing, first come first served.
#pragma once

#include <coroutine>

#include "aio/intrusive_list.hpp"
#include "aio/job.hpp"

namespace aio {

struct in_wait_list {};
class waiter;
using wait_list = intrusive_list<waiter, in_wait_list>;

/// An awaiter that is itself the node of the list that it waits in: nothing is allocated, and it
/// leaves in O(1) when its job is cancelled. (The idea is that of cppcoro's async_mutex.)
class waiter : public link<in_wait_list>, protected parking {
public:
    /// Takes the waiter out of its list and makes its job ready.
    void grant() noexcept {
        unlink();
        wake();
    }

protected:
    waiter() = default;
    ~waiter() = default;

    /// Parks the running job here, at the back of `those`.
    void wait_in(wait_list& those, std::coroutine_handle<> caller) noexcept;

    bool interrupt() noexcept override {
        unlink();
        return true;
    }
};

inline void waiter::wait_in(wait_list& those, std::coroutine_handle<> caller) noexcept {
    those.push_back(*this);
    park(caller);
}

}  // namespace aio
