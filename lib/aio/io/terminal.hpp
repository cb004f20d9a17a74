// The keyboard of a terminal, to be awaited.
#pragma once

#include "aio/io/stream.hpp"

namespace aio {

/// What is typed on the terminal that `fd` is. Its modes are not touched, nor is the descriptor:
/// whoever else reads from it still waits for input. Throws `error`.
stream open_terminal(int fd);

}  // namespace aio
