#include "lessons/to-thread/sides.hpp"

#include <cstddef>
#include <future>
#include <string_view>

#include "aio/gather.hpp"
#include "aio/io/to_thread.hpp"
#include "stage/heartbeat.hpp"

namespace asyncdemo::lessons::to_thread {

// [in-coroutine, to-thread, pool, future-get]
// Like a library that knows of no loop: holds its thread until the answer is there.
void blocking_call(stage& on, std::string_view name = "call") {
    const auto shown = on.span(name, "blocks");
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

// [pool]
aio::task<> one_of_many(stage& on, integer number) {
    const std::string name = fmt::format("call {}", number);
    co_await aio::to_thread([&] { blocking_call(on, name); });  // waits for a free thread, too
}

aio::task<> call_many(stage& on) {
    std::vector<aio::task<>> at_once;
    for (integer i = 1; i <= on[calls]; ++i) at_once.push_back(one_of_many(on, i));
    co_await aio::gather(std::move(at_once));
}

aio::task<> pool(stage& on) {
    aio::set_thread_pool_size(static_cast<std::size_t>(on[pool_size]));
    co_await beside_a_heart(on, call_many(on));
}
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
