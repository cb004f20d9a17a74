#include "aio/task.hpp"

#include <stdexcept>

namespace aio {

void refuse_empty_task() {
    throw std::logic_error("a task runs once: this one was awaited, spawned or moved before");
}

}  // namespace aio
