// Where this very program can be started from once more.
#pragma once

#include <string>

namespace asyncdemo {

/// A path that leads to the file that this process runs. On Linux it goes by way of /proc, and so
/// leads there also when the file was replaced or removed meanwhile, as a build does it; elsewhere,
/// and without /proc, it is the one by which the program was started. Throws `ended_badly` when
/// that leads nowhere.
std::string own_executable();

}  // namespace asyncdemo
