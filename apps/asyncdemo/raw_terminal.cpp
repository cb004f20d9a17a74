#include "asyncdemo/raw_terminal.hpp"

#include <termios.h>
#include <unistd.h>

#include <array>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

#include "asyncdemo/exit_code.hpp"

namespace asyncdemo {
namespace {

struct handled_signal {
    int number;
    struct sigaction before;
};

// Read by a signal's handler: written before the handlers are set, and not changed until they are
// gone.
int terminal = -1;
termios modes_before;
termios modes_inside;
const char* last_words = "";
std::array<handled_signal, 9> handled_signals{{{SIGHUP, {}},
                                               {SIGQUIT, {}},
                                               {SIGILL, {}},
                                               {SIGABRT, {}},
                                               {SIGBUS, {}},
                                               {SIGFPE, {}},
                                               {SIGSEGV, {}},
                                               {SIGTERM, {}},
                                               {SIGTSTP, {}}}};

// Whoever stands in the background may set the modes only when SIGTTOU, which would stop it, is
// blocked: it is in the handler's mask, and here.
class without_stop {
public:
    without_stop() noexcept {
        sigset_t one;
        sigemptyset(&one);
        sigaddset(&one, SIGTTOU);
        pthread_sigmask(SIG_BLOCK, &one, &before_);
    }
    without_stop(const without_stop&) = delete;
    without_stop& operator=(const without_stop&) = delete;
    ~without_stop() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

private:
    sigset_t before_{};
};

void put_in_order() {
    [[maybe_unused]] const ssize_t told = ::write(terminal, last_words, std::strlen(last_words));
    ::tcsetattr(terminal, TCSANOW, &modes_before);
}

// What the signal did before, it does after all: it ends the program.
extern "C" void restore_and_end(int signal) {
    const int error = errno;
    put_in_order();
    for (const handled_signal& s : handled_signals) {
        if (s.number == signal) ::sigaction(signal, &s.before, nullptr);
    }
    ::raise(signal);
    errno = error;
}

// Not a matter of the loop, which may be in a call that waits for a child that was stopped too.
extern "C" void restore_and_stop(int signal) {
    const int error = errno;
    put_in_order();
    struct sigaction stop{};
    struct sigaction own{};
    stop.sa_handler = SIG_DFL;
    ::sigaction(signal, &stop, &own);
    ::raise(signal);  // returns when the program goes on
    ::sigaction(signal, &own, nullptr);
    ::tcsetattr(terminal, TCSANOW, &modes_inside);
    ::raise(SIGWINCH);  // what was taken away is drawn again, also when nobody could stop us
    errno = error;
}

void handle_signals() {
    struct sigaction end{};
    end.sa_handler = restore_and_end;
    end.sa_flags = SA_NODEFER;
    sigemptyset(&end.sa_mask);
    sigaddset(&end.sa_mask, SIGTTOU);
    // In the background it is right that SIGTTOU stops us before we take the terminal.
    struct sigaction stop{};
    stop.sa_handler = restore_and_stop;
    stop.sa_flags = SA_NODEFER | SA_RESTART;
    sigemptyset(&stop.sa_mask);
    for (handled_signal& s : handled_signals) {
        ::sigaction(s.number, nullptr, &s.before);
        // Who ignores hang-ups (nohup) goes on doing so.
        if (s.before.sa_handler == SIG_IGN) continue;
        ::sigaction(s.number, s.number == SIGTSTP ? &stop : &end, nullptr);
    }
}

}  // namespace

raw_terminal::raw_terminal(int fd, const char* farewell) {
    assert(terminal < 0 && "one at a time");
    if (::tcgetattr(fd, &modes_before) != 0) {
        throw environment_error(std::string("can't set up the terminal: ") + std::strerror(errno));
    }
    terminal = fd;
    last_words = farewell;
    modes_inside = modes_before;
    modes_inside.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | IEXTEN);
    modes_inside.c_cc[VMIN] = 1;
    modes_inside.c_cc[VTIME] = 0;
    handle_signals();
    enter();
}

raw_terminal::~raw_terminal() {
    leave();
    for (const handled_signal& s : handled_signals) ::sigaction(s.number, &s.before, nullptr);
    terminal = -1;
}

void raw_terminal::enter() noexcept {
    // Not TCSAFLUSH: what was typed ahead counts.
    ::tcsetattr(terminal, TCSANOW, &modes_inside);
}

void raw_terminal::leave() noexcept {
    const without_stop kept;
    ::tcsetattr(terminal, TCSANOW, &modes_before);
}

}  // namespace asyncdemo
