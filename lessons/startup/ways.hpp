// How the sides restart the service: for those who do it again and again.
#pragma once

#include "lessons/startup/restart.hpp"

namespace asyncdemo::lessons::startup {

aio::task<> accept_before_warm(restart& r);
aio::task<> listen_when_warm(restart& r);
aio::task<> pass_door_on(restart& r);
aio::task<> change_over(restart& r);  // of `ready-check` and `alive-check`
aio::task<> end_then_start(restart& r);
aio::task<> leave_then_start(restart& r);
aio::task<> warm_up_then_change(restart& r);

}  // namespace asyncdemo::lessons::startup
