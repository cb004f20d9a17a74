// The clients that knock at the sides of `sockets`, in a process of their own.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::sockets {

/// For a while all of them knock on port 2, then all on port 1. Records a row for each, and how
/// long they waited for their answers.
aio::task<> knock_in_turn(stage& on);

}  // namespace asyncdemo::lessons::sockets
