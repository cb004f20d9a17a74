// Lesson `coroutine`: You call a function. When does its body begin to run?
#include "aio/generator.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons {
namespace {

constexpr parameter<duration> body{"body", 1s, 800ms, 60s, "how long the body waits"};
constexpr parameter<duration> other{"other", 500ms, 1ms, 700ms, "what its caller has to do itself"};

void body_begins(stage& on) {
    on.mark("body", "begins");
    on.metric("begins_s", on.now());
}

void caller_gets(stage& on, std::optional<integer> result) {
    if (result) on.mark("caller", fmt::format("gets {}", *result));
}

// The caller is a coroutine on every side; what it calls differs.
aio::task<> do_something_else(stage& on) {
    on.mark("caller", "does something else");
    const auto shown = on.span("caller", "waits");
    co_await aio::sleep(on[other]);  // others may run meanwhile, if there are others
}

// [subroutine]
integer find_answer(stage& on) {
    body_begins(on);
    const auto shown = on.span("body", "waits");
    on.block_for(on[body]);
    on.mark("body", "ends");
    return 42;
}

aio::task<> call_subroutine(stage& on) {
    on.mark("caller", "calls");
    caller_gets(on, find_answer(on));
    co_await do_something_else(on);
}
// [end]

// [generator]
aio::generator<integer, integer> add_up(stage& on) {
    body_begins(on);
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
    co_await do_something_else(on);
    on.mark("caller", "asks");
    caller_gets(on, sums.next());
    for (const integer number : {40, 2}) {
        on.mark("caller", fmt::format("sends {}", number));
        caller_gets(on, sums.send(number));
    }
}
// [end]

// [coroutine, task, never-awaited]
aio::task<integer> find_answer_async(stage& on) {
    body_begins(on);
    const auto shown = on.span("body", "waits");
    co_await aio::sleep(on[body]);
    on.mark("body", "ends");
    co_return 42;
}
// [end]

// [coroutine]
aio::task<> await_coroutine(stage& on) {
    on.mark("caller", "calls");
    aio::task<integer> answer = find_answer_async(on);
    on.mark("caller", "has a coroutine");
    co_await do_something_else(on);
    on.mark("caller", "awaits it");
    caller_gets(on, co_await std::move(answer));
}
// [end]

// [task]
aio::task<> keep_answer(stage& on, integer& in) { in = co_await find_answer_async(on); }

aio::task<> create_task(stage& on) {
    integer answer = 0;
    const auto creator = [&](aio::task_group& group) -> aio::task<> {
        on.mark("caller", "calls");
        group.spawn(keep_answer(on, answer));  // begins when the loop has the thread next
        on.mark("caller", "has a task");
        co_await do_something_else(on);
        on.mark("caller", "awaits it");
    };
    co_await aio::with_task_group(creator);  // over when all of the group's tasks are
    caller_gets(on, answer);
}
// [end]

// [never-awaited]
aio::task<> never_await(stage& on) {
    on.mark("caller", "calls");
    const aio::task<integer> answer = find_answer_async(on);
    on.mark("caller", "has a coroutine");
    co_await do_something_else(on);
}
// [end]

duration at_once(const settings&) { return {}; }
duration of_body(const settings& chosen) { return chosen[body]; }
duration of_other(const settings& chosen) { return chosen[other]; }
duration sum(const settings& chosen) { return chosen[body] + chosen[other]; }

std::vector<side> sides() {
    return {
        {"subroutine", "calls, then does something else", call_subroutine, sum},
        {"generator", "calls, does something else, asks and sends", drive_generator, sum},
        {"coroutine", "calls, does something else, awaits", await_coroutine, sum},
        {"task", "creates a task, does something else, awaits", create_task, of_body},
        mistake_for("coroutine",
                    {"never-awaited", "calls, and that is all", never_await, of_other}),
    };
}

std::vector<claim> claims() {
    return {
        {"subroutine", "runs the whole body before its caller goes on",
         happens_in_order({"caller calls", "body begins", "body ends", "caller gets 42",
                           "caller does something else"})},
        {"generator", "runs none of its body when called, and takes turns with who asks",
         happens_in_order({"caller calls", "caller has a generator", "caller does something else",
                           "caller asks", "body begins", "caller gets 0", "caller sends 40",
                           "body adds 40", "caller gets 40", "caller sends 2", "body adds 2",
                           "caller gets 42"})},
        {"coroutine", "runs none of its body when called, and all of it when awaited",
         happens_in_order({"caller calls", "caller has a coroutine", "caller does something else",
                           "caller awaits it", "body begins", "body ends", "caller gets 42"})},
        {"task", "begins when its creator first waits, and runs beside it",
         happens_in_order({"caller calls", "caller has a task", "caller does something else",
                           "body begins", "caller awaits it", "body ends", "caller gets 42"})},
        {"task", "takes the longer of the two waits, not the sum", wall() <= times(1.25, of_body)},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"subroutine", "Calling it runs it.", {{of_body, "is when it ends: it begins at once"}}},
        {"generator",
         "Calling runs none of it: asking for a value does.",
         {{at_once, "is when it is called, and that only makes the generator"}}},
        {"coroutine",
         "Calling runs none of it: awaiting does.",
         {{at_once, "is when it is called, and that only makes the coroutine"}}},
        {"task",
         "The loop begins it when it has the thread next: when the creator first waits.",
         {{of_other, "is when it is awaited, but a task does not wait for that"}}},
    };
}

}  // namespace

lesson coroutine() {
    return {
        .name = "coroutine",
        .part = 2,
        .question = "You call a function. When does its body begin to run?",
        .parameters = {body, other},
        .sides = sides(),
        .claims = claims(),
        .columns = {{"begins_s", "body begins"}},
        .shows_order = true,
        .prediction = {.asks = "How long after the call does the body begin?",
                       .measure = time_of("begins_s"),
                       .prompts = prompts()},
        .conclusion =
            "The body of the coroutine began after {coroutine.begins_s}, that of the task after "
            "{task.begins_s}.",
        .tries = {"coroutine --clock virtual", "coroutine --step", "coroutine --mistake"},
    };
}

}  // namespace asyncdemo::lessons
