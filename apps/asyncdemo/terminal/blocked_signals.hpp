// Signals that have to wait while something stands half done.
#pragma once

#include <csignal>
#include <initializer_list>

namespace asyncdemo {

/// Blocks signals in this thread as long as it lives: they come afterwards.
class blocked_signals {
public:
    explicit blocked_signals(std::initializer_list<int> numbers) noexcept {
        sigset_t all;
        sigemptyset(&all);
        for (const int number : numbers) sigaddset(&all, number);
        ::pthread_sigmask(SIG_BLOCK, &all, &before_);
    }
    blocked_signals(const blocked_signals&) = delete;
    blocked_signals& operator=(const blocked_signals&) = delete;
    ~blocked_signals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

private:
    sigset_t before_{};
};

}  // namespace asyncdemo
