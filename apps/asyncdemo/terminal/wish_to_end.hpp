// A signal by which the user says that it is enough.
#pragma once

#include "aio/task_fwd.hpp"

namespace asyncdemo {

/// Waits for SIGINT, SIGTERM, ... When it has come, the signal does from then on what it does to
/// any program, so that a second one forces the end. One that is ignored, as by nohup or for a job
/// in the background of a script, stays so and never comes. Throws `aio::error`.
aio::task<> wish_to_end(int signal);

}  // namespace asyncdemo
