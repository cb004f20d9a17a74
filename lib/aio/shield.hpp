// Protects what must not be interrupted halfway, such as the end of a transaction. As
// asyncio.shield, but the task that is cancelled stays until the body is done, so that nothing is
// left running on its own: Trio's shielded cancel scope.
#pragma once

#include <utility>

#include "aio/job.hpp"
#include "aio/task.hpp"

namespace aio {

struct among_shields {};

/// Keeps from the running job that it is cancelled, until the end of the scope: the flag is put
/// aside, and raised when the scope is left. Of several in one another the outermost does it.
class shielding final : public link<among_shields> {
public:
    shielding();
    shielding(const shielding&) = delete;
    shielding& operator=(const shielding&) = delete;
    ~shielding();

private:
    friend class loop;

    // Ends the protection, of the outermost, in a deadlock before the end of the scope.
    void lift() noexcept;

    job& job_;
    const bool is_outermost_;
};

/// Awaits `body`, and keeps from it that the caller is cancelled, before or meanwhile. The caller
/// waits for its end and gets its result or its failure; the next wait throws `cancelled`. So a
/// limit around a shield is as late as its body: one that may take for ever gets a limit inside.
/// What the body itself cancels, a group or by a limit, is cancelled as usual. When nothing is left
/// that could wake anybody, no shield holds, for the `deadlock` to come out.
template <class T>
task<T> shield(task<T> body) {
    const shielding from_cancelling;
    co_return co_await std::move(body);
}

}  // namespace aio
