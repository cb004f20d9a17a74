// What every lesson's file is written with, so that its own includes are what it is about.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "aio/task.hpp"
#include "lesson/claim_words.hpp"
#include "lesson/lesson.hpp"
#include "lesson/lesson_run.hpp"
#include "stage/stage.hpp"

namespace asyncdemo::lessons {

using namespace std::chrono_literals;

}  // namespace asyncdemo::lessons
