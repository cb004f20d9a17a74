// The program as a function of its lessons, so that it can be run with others in tests.
#pragma once

#include "lessons/catalog.hpp"

namespace asyncdemo {

/// Parses, dispatches, and turns whatever went wrong into a message and an exit code.
int run_program(const catalog& lessons, int argc, char** argv);

}  // namespace asyncdemo
