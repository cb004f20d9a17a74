// The name of a task, for what only hands one on: a header that declares functions which return
// tasks needs no more, and is not compiled anew when the runtime changes.
#pragma once

namespace aio {

template <class T = void>
class task;

}  // namespace aio
