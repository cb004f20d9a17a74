// Ends this process when its parent is gone, whatever ended it.
#pragma once

#include <string>

namespace asyncdemo {

/// On Linux, the system kills this process when the thread that started it ends (prctl(2),
/// PR_SET_PDEATHSIG), also as another program (execve(2)). Does nothing elsewhere.
void be_killed_with_parent();

/// Waits for a line on standard input, which must be a socket that the parent holds the other end
/// of, and returns it without its newline. Ends the process when the parent goes before.
std::string await_word();

/// From now on, the end of the parent ends this process: the system then closes the parent's end of
/// the socket, and signals that to us (SIGIO). No thread is spent on it, and no polling.
///
/// A stopped process (Ctrl-Z, SIGSTOP) handles no signal. On Linux both calls also ask the system
/// to kill this process when the thread that started it ends, which is the parent's only one
/// (prctl(2), PR_SET_PDEATHSIG). Elsewhere a stopped process is left to what POSIX says of a group
/// of processes that nobody controls any more: it gets SIGHUP, and goes on to end by that.
void follow_parent();

}  // namespace asyncdemo
