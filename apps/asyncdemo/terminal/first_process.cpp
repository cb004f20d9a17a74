#include "asyncdemo/terminal/first_process.hpp"

#include <unistd.h>

#include <array>

namespace asyncdemo {
namespace {

constexpr std::array ending_signals{SIGHUP, SIGINT, SIGQUIT, SIGTERM};

extern "C" void end_as_by_default(int signal) { ::_exit(128 + signal); }

}  // namespace

void end_by_signals_if_first() noexcept {
    if (::getpid() != 1) return;
    for (const int signal : ending_signals) {
        struct sigaction now{};
        ::sigaction(signal, nullptr, &now);
        if (now.sa_handler != SIG_DFL) continue;
        now.sa_handler = end_as_by_default;
        ::sigaction(signal, &now, nullptr);
    }
}

bool ends_first_process(const struct sigaction& how) noexcept {
    return how.sa_handler == end_as_by_default;
}

}  // namespace asyncdemo
