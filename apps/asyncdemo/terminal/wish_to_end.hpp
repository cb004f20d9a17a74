// The wish that it be enough, as signals tell it: Ctrl-C (SIGINT), a time limit or a CI that
// cancels (SIGTERM), a terminal that goes away (SIGHUP).
#pragma once

#include "aio/task_fwd.hpp"
#include "asyncdemo/terminal/exit_code.hpp"
#include "posix/descriptor.hpp"

namespace asyncdemo {

/// While one exists, the first of those signals doesn't end the program but is noted, so that what
/// was measured until then can be reported. Some senders send several at once (timeout(1): to the
/// process and to its group), so one that comes at once says the same again; a later one forces
/// the end. Signals that are ignored, as by nohup or for a job in the background of a script, stay
/// so and never come. At most one of these exists at a time.
class wish_to_end {
public:
    /// Throws `std::system_error`.
    wish_to_end();
    wish_to_end(const wish_to_end&) = delete;
    wish_to_end& operator=(const wish_to_end&) = delete;
    ~wish_to_end();

    /// Waits until it comes; returns at once when it has. Throws `aio::error`.
    [[nodiscard]] aio::task<> comes() const;

    /// Also true when the one that noted it is gone.
    [[nodiscard]] static bool has_come() noexcept;

    /// What the program ends with after it has come: 128 + the signal, as shells tell it.
    [[nodiscard]] static exit_code code() noexcept;

private:
    struct self_pipe;
    explicit wish_to_end(const self_pipe& fresh);

    // A signal's handler writes to the one end what the loop reads at the other.
    descriptor output_;
    descriptor input_;
};

}  // namespace asyncdemo
