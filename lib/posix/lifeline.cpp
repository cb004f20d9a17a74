#include "posix/lifeline.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <cerrno>
#include <csignal>

namespace asyncdemo {
namespace {

constexpr int exit_code = 3;

// Async-signal-safe. Input may be there to be read; only its end means that the parent is gone.
void leave_if_alone(int) {
    const int before = errno;
    char byte = 0;
    const ssize_t count = ::recv(STDIN_FILENO, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) ::_exit(exit_code);
    errno = before;
}

}  // namespace

// A parent that was gone before is told of by the end of its socket: look at that afterwards.
void be_killed_with_parent() {
#ifdef __linux__
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

std::string await_word() {
    be_killed_with_parent();
    std::string word;
    for (;;) {
        char byte = 0;
        const ssize_t count = ::read(STDIN_FILENO, &byte, 1);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) ::_exit(exit_code);
        if (byte == '\n') return word;
        word += byte;
    }
}

void follow_parent() {
    be_killed_with_parent();
    struct sigaction on_change{};
    on_change.sa_handler = leave_if_alone;
    on_change.sa_flags = SA_RESTART;
    ::sigaction(SIGIO, &on_change, nullptr);
    ::fcntl(STDIN_FILENO, F_SETOWN, ::getpid());
    ::fcntl(STDIN_FILENO, F_SETFL, ::fcntl(STDIN_FILENO, F_GETFL) | O_ASYNC);
    leave_if_alone(SIGIO);  // it may have happened before
}

}  // namespace asyncdemo
