#include "asyncdemo/terminal/first_process.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>

namespace asyncdemo {
namespace {

constexpr std::array ending_signals{SIGHUP, SIGINT, SIGQUIT, SIGTERM};

extern "C" void end_as_by_default(int signal) { ::_exit(128 + signal); }

}  // namespace

void end_by_signals_if_first() noexcept {
    for (const int signal : ending_signals) end_by_if_first(signal);
}

void end_by_if_first(int signal) noexcept {
    const bool ends =
        std::find(ending_signals.begin(), ending_signals.end(), signal) != ending_signals.end();
    if (!ends || ::getpid() != 1) return;
    struct sigaction now{};
    ::sigaction(signal, nullptr, &now);
    if (now.sa_handler != SIG_DFL) return;
    now.sa_handler = end_as_by_default;
    ::sigaction(signal, &now, nullptr);
}

bool ends_first_process(const struct sigaction& how) noexcept {
    return how.sa_handler == end_as_by_default;
}

}  // namespace asyncdemo
