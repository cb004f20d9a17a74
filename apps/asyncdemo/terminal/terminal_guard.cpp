#include "asyncdemo/terminal/terminal_guard.hpp"

#include <poll.h>

#include <array>
#include <atomic>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <cstddef>

#include "asyncdemo/terminal/first_process.hpp"

namespace asyncdemo {
namespace {

constexpr std::size_t most_changes = 2;  // the modes, and a picture
constexpr std::size_t stack_bytes = 65'536;

// Read by the handlers. A change is in the list before they are set, and they are gone before the
// last one is taken out.
std::array<std::atomic<terminal_change*>, most_changes> changes;
std::size_t change_count = 0;

struct handled_signal {
    bool is_ours = false;
    struct sigaction before{};
};
std::array<handled_signal, NSIG> handled;

// For the handlers: a crash may be that the stack is full.
alignas(std::max_align_t) std::array<std::byte, stack_bytes> stack_of_handlers;

void redo_all() {
    for (const auto& entry : changes) {
        if (terminal_change* const c = entry.load()) c->redo();
    }
}

// What the signal did before, it does after all. That comes first, lest a crash in here goes round
// in circles.
extern "C" void undo_and_end(int signal) {
    const int error = errno;
    ::sigaction(signal, &handled[static_cast<std::size_t>(signal)].before, nullptr);
    put_terminal_back();
    ::raise(signal);
    errno = error;
}

// Not a matter of the loop, which may be in a call that waits for a child that was stopped too.
extern "C" void undo_and_stop(int signal) {
    const int error = errno;
    put_terminal_back();
    struct sigaction stop{};
    struct sigaction own{};
    stop.sa_handler = SIG_DFL;
    ::sigaction(signal, &stop, &own);
    ::raise(signal);  // returns when the program goes on
    ::sigaction(signal, &own, nullptr);
    redo_all();
    ::raise(SIGWINCH);  // what was taken away is drawn again, also when nobody could stop us
    errno = error;
}

bool ends_by_default(int signal) {
    switch (signal) {
        case SIGKILL:
        case SIGSTOP:  // neither can be caught
        case SIGTSTP:
        case SIGTTIN:
        case SIGTTOU:  // these stop it
        case SIGCHLD:
        case SIGCONT:
        case SIGURG:
        case SIGWINCH:  // these do nothing
            return false;
#ifndef __linux__
        case SIGINFO:
        case SIGIO:
            return false;
#endif
        default:
            return true;
    }
}

bool is_crash(int signal) {
    constexpr std::array crashes{SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS};
    for (const int crash : crashes) {
        if (signal == crash) return true;
    }
    return false;
}

// Whoever ignores a signal (nohup) goes on doing so; who handles one knows what it means, but of a
// crash handlers only report.
bool is_ours_to_handle(int signal, const struct sigaction& now) {
    if (now.sa_handler == SIG_IGN) return false;
    if (!ends_by_default(signal) && signal != SIGTSTP) return false;
    return now.sa_handler == SIG_DFL || ends_first_process(now) || is_crash(signal);
}

struct sigaction handling(int signal) {
    struct sigaction how{};
    sigemptyset(&how.sa_mask);
    if (signal == SIGTSTP) {
        // In the background it is right that SIGTTOU stops us before we take the terminal.
        how.sa_handler = undo_and_stop;
        how.sa_flags = SA_NODEFER | SA_RESTART;
    } else {
        how.sa_handler = undo_and_end;
        how.sa_flags = SA_NODEFER | SA_ONSTACK;
        sigaddset(&how.sa_mask, SIGTTOU);  // it would stop who undoes that in the background
    }
    return how;
}

void give_handlers_a_stack() {
    stack_t now{};
    if (::sigaltstack(nullptr, &now) != 0 || (now.ss_flags & SS_DISABLE) == 0) return;
    stack_t ours{};
    ours.ss_sp = stack_of_handlers.data();
    ours.ss_size = stack_of_handlers.size();
    ::sigaltstack(&ours, nullptr);
}

void handle_signals() {
    give_handlers_a_stack();
    for (int signal = 1; signal < NSIG; ++signal) {
        handled_signal& h = handled[static_cast<std::size_t>(signal)];
        h.is_ours =
            ::sigaction(signal, nullptr, &h.before) == 0 && is_ours_to_handle(signal, h.before);
        if (!h.is_ours) continue;
        const struct sigaction how = handling(signal);
        ::sigaction(signal, &how, nullptr);
    }
}

// Somebody may have begun to wait for a signal meanwhile: then it is theirs.
void handle_signals_no_more() {
    for (int signal = 1; signal < NSIG; ++signal) {
        handled_signal& h = handled[static_cast<std::size_t>(signal)];
        struct sigaction now{};
        if (!h.is_ours || ::sigaction(signal, nullptr, &now) != 0) continue;
        if (now.sa_handler == undo_and_end || now.sa_handler == undo_and_stop) {
            ::sigaction(signal, &h.before, nullptr);
        }
        h.is_ours = false;
    }
}

}  // namespace

terminal_guard::terminal_guard(terminal_change& change) {
    assert(change_count < most_changes);
    changes[change_count] = &change;
    if (change_count++ == 0) handle_signals();
}

terminal_guard::~terminal_guard() {
    if (--change_count == 0) handle_signals_no_more();
    changes[change_count] = nullptr;
}

void put_terminal_back() noexcept {
    for (std::size_t i = most_changes; i-- > 0;) {
        if (terminal_change* const c = changes[i].load()) c->undo();
    }
}

bool takes_output(int terminal) noexcept {
    pollfd one{.fd = terminal, .events = POLLOUT, .revents = 0};
    return ::poll(&one, 1, 0) == 1 && (one.revents & POLLOUT) != 0;
}

}  // namespace asyncdemo
