// The servers of `threads`, for people to knock on: each connection is a request, and is told what
// serves it.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::threads {

void serve_people_in_turn(stage& on);
void serve_people_with_threads(stage& on);
void serve_people_with_pool(stage& on);
aio::task<> serve_people_with_coroutines(stage& on);
aio::task<> serve_people_blocking(stage& on);  // with coroutines that block

}  // namespace asyncdemo::lessons::threads
