// The services of `startup` for people with curl: a POST to /restart restarts one in the way of its
// side, as often as they like.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::startup {

aio::task<> serve_accepts_too_early(stage& on);
aio::task<> serve_listens_when_ready(stage& on);
aio::task<> serve_listens_first(stage& on);
aio::task<> serve_ready_check(stage& on);
aio::task<> serve_at_once(stage& on);
aio::task<> serve_drain(stage& on);
aio::task<> serve_hand_over(stage& on);
aio::task<> serve_alive_check(stage& on);

}  // namespace asyncdemo::lessons::startup
