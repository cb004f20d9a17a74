// Ends this process when its parent is gone, whatever ended it.
#pragma once

#include <string>

namespace asyncdemo {

/// Waits for a line on standard input, which must be a socket that the parent holds the other end
/// of, and returns it without its newline. Ends the process when the parent goes before.
std::string await_word();

/// From now on, the end of the parent ends this process: the system then closes the parent's end of
/// the socket, and signals that to us (SIGIO). No thread is spent on it, and no polling.
void follow_parent();

}  // namespace asyncdemo
