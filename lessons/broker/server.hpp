// The embedded broker for people: any client that speaks AMQP 0-9-1 can come.
#pragma once

#include "lessons/sides_file.hpp"

namespace asyncdemo::lessons::broker {

/// Never returns.
aio::task<> serve_people(stage& on);

}  // namespace asyncdemo::lessons::broker
