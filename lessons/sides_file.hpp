// What the sides of every lesson are written with, so that their own includes are what they are
// about.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "aio/task.hpp"
#include "lesson/parameter.hpp"
#include "lesson/settings.hpp"
#include "stage/stage.hpp"

namespace asyncdemo::lessons {

using namespace std::chrono_literals;

}  // namespace asyncdemo::lessons
