#include "aio/generator.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/lesson_file.hpp"
#include "stage/caller_and_body.hpp"

namespace asyncdemo::lessons::coroutine {
namespace {

constexpr parameter<duration> body{"body", 1s, 800ms, 60s, "how long the body waits"};
constexpr parameter<duration> other{"other", 500ms, 1ms, 700ms, "what its caller has to do itself"};

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
    while (const std::optional<integer> sent = co_yield sum) {  // stands still until it is asked
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
        group.spawn(find_answer_async(on), answer);  // begins when the loop has the thread next
        on.mark("caller", "has a task");
        co_await do_something_else(on, on[other]);
        on.mark("caller", "awaits it");
    });  // over when all of the group's tasks are
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

duration sum(const settings& chosen) { return chosen[body] + chosen[other]; }

std::vector<claim> claims() {
    return {
        {"subroutine", "runs the whole body before its caller goes on",
         happens_in_order({"caller calls", "body begins", "body ends", "caller gets 42",
                           "caller does something else"})},
        {"generator", "runs none of its body when called, and takes turns with who asks",
         happens_in_order({"caller calls", "caller has a generator", "caller does something else",
                           "caller asks", "body begins", "caller gets 0", "caller sends 42",
                           "body adds 42", "caller gets 42", "body ends"})},
        {"coroutine", "runs none of its body when called, and all of it when awaited",
         happens_in_order({"caller calls", "caller has a coroutine", "caller does something else",
                           "caller awaits it", "body begins", "body ends", "caller gets 42"})},
        {"task", "begins when its creator first waits, and runs beside it",
         happens_in_order({"caller calls", "caller has a task", "caller does something else",
                           "body begins", "caller awaits it", "body ends", "caller gets 42"})},
        {"task", "takes the longer of the two waits, not the sum", wall() <= times(1.25, body)},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"subroutine", {{"body", body}}},
        {"generator", {{"0s", 0s}}},
        {"coroutine", {{"0s", 0s}}},
        {"task", {{"other", other}}},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "coroutine",
        .parameters = {body, other},
        .sides = {{"subroutine", "calls, then does something else", call_subroutine, sum},
                  {"generator", "calls, does something else, asks and sends", drive_generator, sum},
                  {"coroutine", "calls, does something else, awaits", await_coroutine, sum},
                  {"task", "creates a task, does something else, awaits", create_task, body},
                  mistake_for("coroutine", {"never-awaited", "only calls", never_await, other})},
        .claims = claims(),
        .columns = {{"begins_s", "body begins"}},
        .shows_order = true,
        .prediction = {.measure = time_of("begins_s"), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::coroutine
