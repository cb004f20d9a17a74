// The first process of a container (its number is 1), for which the system does nothing by default:
// a signal that it has no handler for does not reach it (pid_namespaces(7)). Without an init before
// it, what ends any other program has to end this one too.
#pragma once

#include <csignal>

namespace asyncdemo {

/// Lets the signals that users end programs by end this one, if it is the first process and they
/// are not ignored: with exit code 128 + signal, as a shell tells it. When the first process ends,
/// the system ends the others, the sides with them.
void end_by_signals_if_first() noexcept;

/// True when this is how the first process ends by a signal, so that it stands for the default.
bool ends_first_process(const struct sigaction& how) noexcept;

}  // namespace asyncdemo
