#include "lessons/new-lesson/sides.hpp"

#include "aio/gather.hpp"
#include "aio/lock.hpp"
#include "aio/sleep.hpp"

namespace asyncdemo::lessons::new_lesson {

// [in-turn, together, with-lock]
aio::task<> one_wait(stage& on, std::string_view name) {
    const auto shown = on.span(name, "waits");  // a bar in the picture, as long as this lives
    co_await aio::sleep(on[wait]);
}
// [end]

// [in-turn]
aio::task<> in_turn(stage& on) {
    co_await one_wait(on, "A");
    co_await one_wait(on, "B");  // does not exist before A is over
}
// [end]

// [together]
aio::task<> together(stage& on) {
    co_await aio::gather(one_wait(on, "A"), one_wait(on, "B"));  // both begin, then it waits
}
// [end]

// [with-lock]
aio::task<> wait_alone(stage& on, std::string_view name, aio::lock& one_at_a_time) {
    const auto held = co_await one_at_a_time.acquire();
    co_await one_wait(on, name);  // the lock is held all that time
}

aio::task<> with_lock(stage& on) {
    aio::lock one_at_a_time;
    co_await aio::gather(wait_alone(on, "A", one_at_a_time), wait_alone(on, "B", one_at_a_time));
}
// [end]

}  // namespace asyncdemo::lessons::new_lesson
