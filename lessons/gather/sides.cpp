#include "lessons/gather/sides.hpp"

#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "lessons/gather/errands.hpp"

namespace asyncdemo::lessons::gather {

// [sequential]
void sequential(stage& on) {
    for (const errand& e : errands(on.chosen())) {
        const auto shown = on.span(e.name, "waits");
        on.block_for(e.length);  // nothing else happens meanwhile
    }
}
// [end]

// [await-in-turn, gather]
aio::task<> wait(stage& on, std::string name, duration length) {
    const auto shown = on.span(name, "waits");
    co_await aio::sleep(length);  // others may run meanwhile
}
// [end]

// [await-in-turn]
aio::task<> await_in_turn(stage& on) {
    for (const errand& e : errands(on.chosen())) {
        co_await wait(on, e.name, e.length);  // the next one does not exist yet
    }
}
// [end]

// [gather]
aio::task<> gather_all(stage& on) {
    std::vector<aio::task<>> waits;
    for (const errand& e : errands(on.chosen())) {
        waits.push_back(wait(on, e.name, e.length));  // none has begun yet
    }
    co_await aio::gather(std::move(waits));  // now all of them begin
}
// [end]

// [blocking-in-coroutine]
aio::task<> wait_without_await(stage& on, std::string name, duration length) {
    const auto shown = on.span(name, "waits");
    on.block_for(length);  // holds the only thread: the loop stands still
    co_return;
}

aio::task<> gather_blocking(stage& on) {
    std::vector<aio::task<>> waits;
    for (const errand& e : errands(on.chosen())) {
        waits.push_back(wait_without_await(on, e.name, e.length));
    }
    co_await aio::gather(std::move(waits));
}
// [end]

}  // namespace asyncdemo::lessons::gather
