// A side in Python: the stage process becomes the interpreter, which runs stage.py and the lesson's
// sides.py.
#pragma once

#include "lesson/lesson.hpp"
#include "stage/stage_request.hpp"

namespace asyncdemo {

/// Replaces the program of this process by the interpreter of `request`. What this process is set
/// to stays: it ends with its parent, ignores what it was told to ignore, and has its descriptors.
/// Throws `std::invalid_argument` when the lesson has no such side in Python, `std::system_error`
/// when the interpreter can't be started.
[[noreturn]] void become_python(const lesson& l, const stage_request& request);

}  // namespace asyncdemo
