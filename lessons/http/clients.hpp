// The clients of `http`: a process of its own beside each side.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::http {

/// All ask for /items at once, each on a connection of its own, and give up when the window closes.
/// Records a row for each, how many were answered, and when all of them were: the whole window if
/// they were not.
aio::task<> ask_at_once(stage& on);

}  // namespace asyncdemo::lessons::http
