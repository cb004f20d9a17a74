#include "lessons/coroutine/sides.hpp"

#include <optional>

#include "aio/generator.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/coroutine/caller_and_body.hpp"

namespace asyncdemo::lessons::coroutine {

// [subroutine]
integer find_answer(stage& on) {
    const running_body shown(on);
    on.block_for(on[body]);
    return 42;
}

aio::task<> call_subroutine(stage& on) {
    on.mark("caller", "calls");
    caller_gets(on, find_answer(on));
    co_await do_something_else(on, on[other]);
}
// [end]

// [generator]
aio::generator<integer, integer> add_up(stage& on) {
    const running_body shown(on);
    on.block_for(on[body]);
    integer sum = 0;
    while (const std::optional<integer> sent = co_yield sum) {  // pauses until it is asked
        on.mark("body", fmt::format("adds {}", *sent));
        sum += *sent;
    }
}

aio::task<> drive_generator(stage& on) {
    on.mark("caller", "calls");
    aio::generator<integer, integer> sums = add_up(on);
    on.mark("caller", "has a generator");
    co_await do_something_else(on, on[other]);
    on.mark("caller", "asks");
    caller_gets(on, sums.next());
    on.mark("caller", "sends 42");
    caller_gets(on, sums.send(42));
}  // the body ends in the middle of its loop
// [end]

// [coroutine, task, never-awaited]
aio::task<integer> find_answer_async(stage& on) {
    const running_body shown(on);
    co_await aio::sleep(on[body]);
    co_return 42;
}
// [end]

// [coroutine]
aio::task<> await_coroutine(stage& on) {
    on.mark("caller", "calls");
    aio::task<integer> answer = find_answer_async(on);
    on.mark("caller", "has a coroutine");
    co_await do_something_else(on, on[other]);
    on.mark("caller", "awaits it");
    caller_gets(on, co_await std::move(answer));
}
// [end]

// [task]
aio::task<> create_task(stage& on) {
    std::optional<integer> answer;
    co_await aio::with_task_group([&](aio::task_group& group) -> aio::task<> {
        on.mark("caller", "calls");
        group.spawn(find_answer_async(on), answer);  // begins at the loop's next turn
        on.mark("caller", "has a task");
        co_await do_something_else(on, on[other]);
        on.mark("caller", "awaits it");
    });  // ends when all of the group's tasks have
    caller_gets(on, answer);
}
// [end]

// [never-awaited]
aio::task<> never_await(stage& on) {
    on.mark("caller", "calls");
    const aio::task<integer> answer = find_answer_async(on);
    on.mark("caller", "has a coroutine");
    co_await do_something_else(on, on[other]);
}
// [end]

}  // namespace asyncdemo::lessons::coroutine
