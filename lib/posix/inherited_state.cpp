#include "posix/inherited_state.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <system_error>

#include "posix/descriptor.hpp"

namespace asyncdemo {
namespace {

// Those of POSIX; libuv leaves the others as they are.
constexpr int last_signal = 31;

bool is_open(int fd) { return ::fcntl(fd, F_GETFD) != -1 || errno != EBADF; }

// In order: the lowest free number is the one that the system gives.
void open_standard_descriptors() {
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (is_open(fd)) continue;
        const int mode = fd == STDERR_FILENO ? O_WRONLY : O_RDONLY;
        require(::open("/dev/null", mode),
                "open /dev/null in place of a standard stream that is closed");
    }
}

void unblock_signals() {
    sigset_t none;
    ::sigemptyset(&none);
    ::pthread_sigmask(SIG_SETMASK, &none, nullptr);
}

}  // namespace

void settle_inherited_state() {
    open_standard_descriptors();
    std::signal(SIGCHLD, SIG_DFL);
    unblock_signals();
}

std::vector<int> ignored_signals() {
    std::vector<int> ignored;
    for (int number = 1; number <= last_signal; ++number) {
        struct sigaction now{};
        if (::sigaction(number, nullptr, &now) != 0) continue;
        if (now.sa_handler == SIG_IGN) ignored.push_back(number);
    }
    return ignored;
}

void ignore_signals(const std::vector<int>& all) {
    for (const int number : all) std::signal(number, SIG_IGN);
}

}  // namespace asyncdemo
