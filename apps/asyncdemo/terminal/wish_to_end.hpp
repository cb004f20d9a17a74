// A signal by which the user says that it is enough.
#pragma once

#include "aio/task_fwd.hpp"

namespace asyncdemo {

/// Waits for SIGINT, SIGTERM, ... True when it has come: from then on the signal does what it does
/// to any program, so that a second one forces the end. False at once when the signal is ignored,
/// as by nohup or for a job in the background of a script: it stays so. Throws `aio::error`.
aio::task<bool> wish_to_end(int signal);

}  // namespace asyncdemo
