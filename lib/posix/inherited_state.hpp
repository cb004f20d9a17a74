// What a process inherits besides its arguments, and nobody sees: standard descriptors that are
// closed, signals that are blocked or ignored.
#pragma once

#include <vector>

namespace asyncdemo {

/// Puts right what a parent left behind that would keep this program from doing its work. To be
/// called first of all, while there is one thread and nothing is open. Standard descriptors that
/// are closed are opened on /dev/null, or what the program opens next would be taken for them;
/// standard output such that to write fails as on a closed one, for what is lost must be told (as
/// the C library does it for programs with another user's rights, __libc_check_standard_fds). No
/// signal stays blocked, and the end of children is told. Throws `std::system_error`.
void settle_inherited_state();

/// The signals that this process ignores. They are to be ignored by whatever it starts, too; but
/// libuv lets all signals of a child act as they do by default.
std::vector<int> ignored_signals();

/// Ignores these from now on.
void ignore_signals(const std::vector<int>& all);

}  // namespace asyncdemo
