#include "lessons/to-thread/sides.hpp"

#include <future>

#include "aio/io/to_thread.hpp"
#include "stage/heartbeat.hpp"

namespace asyncdemo::lessons::to_thread {

// [in-coroutine, to-thread, future-get]
// Like a library that knows of no loop: holds its thread until the answer is there.
void blocking_call(stage& on) {
    const auto shown = on.span("call", "blocks");
    on.block_for(on[call]);
}

aio::task<> beside_a_heart(stage& on, aio::task<> caller) {
    heartbeat heart(on, on[beat], alone);
    co_await heart.beat_beside(std::move(caller));  // two tasks on one loop
}
// [end]

// [in-coroutine]
aio::task<> call_here(stage& on) {
    blocking_call(on);  // in the thread of the loop, which stands still
    co_return;
}

aio::task<> in_coroutine(stage& on) { co_await beside_a_heart(on, call_here(on)); }
// [end]

// [to-thread]
aio::task<> call_in_thread(stage& on) {
    co_await aio::to_thread([&on] { blocking_call(on); });  // the loop goes on meanwhile
}

aio::task<> in_thread(stage& on) { co_await beside_a_heart(on, call_in_thread(on)); }
// [end]

// [future-get]
aio::task<> call_in_thread_and_block(stage& on) {
    std::future<void> answer = std::async(std::launch::async, [&on] { blocking_call(on); });
    answer.get();  // the call holds another thread, and this line holds the loop's
    co_return;
}

aio::task<> future_get(stage& on) { co_await beside_a_heart(on, call_in_thread_and_block(on)); }
// [end]

}  // namespace asyncdemo::lessons::to_thread
