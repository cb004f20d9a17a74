#include "lessons/coroutine/caller_and_body.hpp"

#include "aio/sleep.hpp"

namespace asyncdemo::lessons::coroutine {

// [subroutine, generator, coroutine, task, never-awaited]
running_body::running_body(stage& on) : on_(on), waits_(on.span("body", "waits")) {
    on_.mark("body", "begins");
    on_.metric("begins_s", on_.now());
}

running_body::~running_body() { on_.mark("body", "ends"); }

void caller_gets(stage& on, std::optional<integer> result) {
    if (result) on.mark("caller", fmt::format("gets {}", *result));
}

aio::task<> do_something_else(stage& on, duration length) {
    on.mark("caller", "does something else");
    const auto shown = on.span("caller", "waits");
    co_await aio::sleep(length);
}
// [end]

}  // namespace asyncdemo::lessons::coroutine
