// The servers of `http`, for people with curl or a browser.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::http {

void serve_people_in_turn(stage& on);
void serve_people_with_threads(stage& on);
void serve_people_with_pool(stage& on);
aio::task<> serve_people_with_coroutines(stage& on);
aio::task<> serve_people_blocking(stage& on);  // with coroutines that block

}  // namespace asyncdemo::lessons::http
