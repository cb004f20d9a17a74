// The clients of `startup`, in a process of their own: they come at their pace, whatever becomes of
// those before them, and what becomes of each is counted.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::startup {

/// All ask at the one port.
aio::task<> ask_at_the_port(stage& on);

/// A balancer looks whether the server at the second port is ready. From then on, all ask there.
aio::task<> ask_through_balancer(stage& on);

}  // namespace asyncdemo::lessons::startup
