// Processes that are copies of the side that starts them, as multiprocessing pools are made of.
#pragma once

#include <sys/types.h>

#include <cstdlib>
#include <vector>

#include "posix/descriptor.hpp"
#include "stage/stage.hpp"

namespace asyncdemo {

/// Starts child processes and waits for their ends. For a side that has no thread but its own: a
/// fork would leave the others behind, and the locks that they hold.
class child_processes {
public:
    /// What the children show goes to the same recording.
    explicit child_processes(stage& on) noexcept : on_(on) {}
    child_processes(const child_processes&) = delete;
    child_processes& operator=(const child_processes&) = delete;
    /// Kills those that `wait` has not waited for.
    ~child_processes();

    /// Calls `body` in a child: a copy of this process, whose memory is its own from then on. It
    /// ends with this process, whatever ends that. Throws `std::system_error`.
    template <class Body>
    void start(const Body& body) {
        if (!fork_child()) return;
        run_child(body);
    }

    /// Waits until the one that was started last has ended, and gives how, as waitpid(2) says it.
    int wait_for_last();

    /// Waits until all have ended. Throws `std::runtime_error` if one did not end well.
    void wait();

private:
    struct member {
        pid_t pid;
        descriptor lifeline;  // its other end is the standard input of the child
    };

    // True in the child.
    bool fork_child();

    // Like the end of `main`, but runs none of the handlers and destructors: they are the parent's.
    template <class Body>
    [[noreturn]] void run_child(const Body& body) noexcept {
        body();
        on_.flush();
        std::_Exit(EXIT_SUCCESS);
    }

    stage& on_;
    std::vector<member> members_;
    std::int64_t started_ = 0;
};

/// Calls `body(1)`, `body(2)`, ... up to `body(how_many)` at once, each in a child process of its
/// own, and waits until all have ended; as `child_processes`.
template <class Body>
void in_processes(stage& on, integer how_many, const Body& body) {
    child_processes children(on);
    for (integer i = 1; i <= how_many; ++i) children.start([&body, i] { body(i); });
    children.wait();
}

}  // namespace asyncdemo
