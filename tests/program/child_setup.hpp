// What a process is given, and does to itself, before it becomes the program under test.
#pragma once

#include <string>
#include <vector>

#include "program/process_family.hpp"
#include "program/process_under_test.hpp"

namespace asyncdemo {

/// The environment of a new member of the family: "NAME=value".
std::vector<std::string> environment_for(const launch& what, const process_family& family);

/// For exec: valid as long as the texts.
std::vector<char*> pointers(std::vector<std::string>& texts);

/// As a shell starts a program, whatever we were started with. For between fork and exec.
void reset_signals();

/// The same; false when the system refuses.
bool apply_limits(const launch& what);

}  // namespace asyncdemo
