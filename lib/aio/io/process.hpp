// Programs started as children, with pipes to them.
#pragma once

#include <uv.h>

#include <string>
#include <vector>

#include "aio/io/handle.hpp"
#include "aio/io/handle_waiters.hpp"
#include "aio/io/stream.hpp"

namespace aio {

/// How a child ended.
struct exit_status {
    std::int64_t code = 0;
    int signal = 0;  // what killed it; 0: it ended by itself
};

class exiting;

/// The child with the tasks that wait for its end.
struct process_state {
    uv_process_t process;
    handle_waiters waiting{reinterpret_cast<uv_handle_t*>(&process)};
    bool has_exited = false;
    bool is_abandoned = false;  // nobody owns it: close it as soon as it has exited
    exit_status status{};
};

/// A running child. Destroying it kills the child (SIGKILL) if it still runs; the loop then waits
/// for its end before it goes, so no child is left behind.
class process {
public:
    /// Starts `program` (a path, or a name looked up in PATH) with `arguments`. Its standard input
    /// and output are pipes, its standard error is ours. `known_as` is the name that it is given
    /// (`argv[0]`), where that is another. Throws `error`.
    process(const std::string& program, const std::vector<std::string>& arguments,
            const std::string& known_as = {});
    process(process&&) noexcept = default;
    process& operator=(process&&) = delete;
    ~process();

    [[nodiscard]] int pid() const noexcept { return state_->process.pid; }
    [[nodiscard]] stream& input() noexcept { return input_; }
    [[nodiscard]] stream& output() noexcept { return output_; }

    /// Waits until the child has ended.
    exiting wait() noexcept;

private:
    // Closes at once what has exited; libuv would not reap a child whose handle is closed.
    struct abandon {
        void operator()(process_state* state) const noexcept;
    };

    std::unique_ptr<process_state, abandon> state_;
    stream input_;
    stream output_;
};

/// What `wait` returns, to be awaited.
class [[nodiscard]] exiting final : handle_waiter {
public:
    explicit exiting(process_state& of) noexcept : handle_waiter(of.waiting), of_(of) {}

    bool await_ready() noexcept { return !is_cancel_requested() && of_.has_exited; }
    void await_suspend(std::coroutine_handle<> caller) noexcept { wait(caller); }
    exit_status await_resume() const {
        throw_if_interrupted();
        return of_.status;
    }

private:
    process_state& of_;
};

inline exiting process::wait() noexcept { return exiting(*state_); }

}  // namespace aio
