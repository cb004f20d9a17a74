// The machine that runs this, for a recording that is made here.
#pragma once

#include "lesson/lesson_run.hpp"

namespace asyncdemo {

/// As it is now; nothing of Python.
machine this_machine();

}  // namespace asyncdemo
