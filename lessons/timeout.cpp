// Lesson `timeout`: A call takes 3 s, and you have 1 s of patience. What becomes of the call?
#include "aio/timeout.hpp"

#include "aio/event.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons {
namespace {

constexpr parameter<duration> call{"call", 3s, 10ms, 60s, "how long a slow answer takes"};
constexpr parameter<duration> quick{"quick", 200ms, 1ms, 60s, "how long a quick answer takes"};
constexpr parameter<duration> patience{"patience", 1s, 2ms, 60s, "how long a try may take"};
constexpr parameter<integer> slow{"slow", 1, 1, 20, "so many tries are slow, the next are quick"};
constexpr parameter<integer> attempts{"attempts", 3, 1, 20, "after so many tries it is given up"};

struct account {
    integer tries = 0;
    integer given_up = 0;    // the tries that nobody waits for any more
    integer late_steps = 0;  // what was worked on them all the same
};

// [none, timeout, per-try, abandoned]
aio::task<> answer(stage& on, account& of) {  // the service
    const integer number = ++of.tries;
    const std::string lane = fmt::format("try {}", number);
    const auto shown = on.span(lane, "works");
    const duration step = on[call] / 6;
    try {
        for (duration left = number > on[slow] ? on[quick] : on[call]; left > 0s; left -= step) {
            co_await aio::sleep(std::min(step, left));
            if (number <= of.given_up) ++of.late_steps;
        }
        on.mark(lane, "answers");
    } catch (const aio::cancelled&) {
        on.mark(lane, "is stopped");
        throw;
    }
}

aio::task<> wait_for(stage& on, account& of, aio::task<> answered) {  // the caller
    try {
        const auto shown = on.span("caller", "waits");
        co_await std::move(answered);
        on.mark("caller", "has the answer");
    } catch (const aio::timed_out&) {
        on.mark("caller", "gives up");
        of.given_up = of.tries;
    }
    on.metric("waited_s", on.now());
}
// [end]

void report(stage& on, const account& of) {
    on.metric("tries", of.tries);
    on.metric("given_up", of.given_up);
    on.metric("late_steps", of.late_steps);
}

// [none]
aio::task<> without_timeout(stage& on, account& of) { co_await wait_for(on, of, answer(on, of)); }
// [end]

// [timeout]
aio::task<> with_timeout(stage& on, account& of) {
    co_await wait_for(on, of, aio::timeout(on[patience], answer(on, of)));
}
// [end]

// [per-try]
aio::task<> answer_one_try(stage& on, account& of) {
    while (of.tries < on[attempts]) {
        try {
            co_await aio::timeout(on[patience], answer(on, of));
            co_return;
        } catch (const aio::timed_out&) {
            of.given_up = of.tries;  // and again
        }
    }
    throw aio::timed_out();
}

aio::task<> with_timeout_per_try(stage& on, account& of) {
    co_await wait_for(on, of, answer_one_try(on, of));
}
// [end]

// [abandoned]
aio::task<> answer_aside(stage& on, account& of, aio::event& answered) {
    co_await answer(on, of);
    answered.set();
}

aio::task<> wait(aio::event& answered) { co_await answered.wait(); }

aio::task<> abandon(stage& on, account& of) {
    aio::event answered;
    co_await aio::with_task_group([&](aio::task_group& background) -> aio::task<> {
        background.spawn(answer_aside(on, of, answered));
        // Ends the waiting. Nobody ends the work.
        co_await wait_for(on, of, aio::timeout(on[patience], wait(answered)));
    });
}
// [end]

template <aio::task<> (*ask)(stage&, account&)>
aio::task<> side_with(stage& on) {
    account of;
    co_await ask(on, of);
    report(on, of);
}

integer slow_tries(const settings& chosen) { return std::min(chosen[slow], chosen[attempts]); }
duration until_quick_try(const settings& chosen) {
    const duration last = chosen[slow] < chosen[attempts] ? chosen[quick] : 0s;
    return slow_tries(chosen) * chosen[patience] + last;
}
duration one_try_more(const settings& chosen) { return chosen[patience] + chosen[call]; }

std::string reject(const settings& chosen) {
    const bool is_fit = 2 * chosen[quick] <= chosen[patience] && chosen[patience] < chosen[call];
    return is_fit ? "" : "--patience must be at least twice --quick, and less than --call";
}

std::vector<side> sides() {
    return {
        {"none", "waits as long as it takes", side_with<without_timeout>, value_of<call>},
        {"timeout", "stops the call when it is late", side_with<with_timeout>, value_of<patience>},
        {"per-try", "the same, then tries again", side_with<with_timeout_per_try>, until_quick_try},
        mistake_for("timeout", {"abandoned", "goes on without the call, and leaves it running",
                                side_with<abandon>, value_of<call>}),
    };
}

std::vector<claim> claims() {
    return {
        {"none", "waits as long as the call takes", time_of("waited_s") >= call},
        {"timeout", "waits as long as its patience", time_of("waited_s") <= times(1.2, patience)},
        {"timeout", "stops the try, then gives up",
         happens_in_order({"try 1 is stopped", "caller gives up"})},
        {"timeout", "lets the service take no step for nobody", count_of("late_steps") == 0},
        {"timeout", "is outlived by nothing", nothing_outlives("caller gives up")},
        {"per-try", "stops each slow try", count_of("given_up") == slow_tries},
        {"per-try", "lets the service take no step for nobody", count_of("late_steps") == 0},
        {"per-try", "waits no longer than its patience with the slow tries, and the quick answer",
         time_of("waited_s") <= times(1.2, until_quick_try)},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"none",
         "The caller waits until the answer is there: nobody else looks at the clock.",
         {{value_of<patience>, "is your patience: but nobody has told the program of it"}}},
        {"timeout",
         "When the time is up, the call is stopped, and the caller goes on.",
         {{value_of<call>, "is the whole call: the timeout stops it before"}}},
        {"per-try",
         "The slow try is stopped when the time is up, and the next one is quick.",
         {{value_of<patience>, "is when the first try is stopped: then the next one begins"},
          {one_try_more, "is the time of a slow try more: but the next one is quick"}}},
    };
}

}  // namespace

lesson timeout() {
    return {
        .name = "timeout",
        .part = 3,
        .question = "A call takes 3 s, and you have 1 s of patience. What becomes of the call?",
        .parameters = {call, quick, patience, slow, attempts},
        .reject = reject,
        .sides = sides(),
        .claims = claims(),
        .columns = {{"waited_s", "waits"},
                    {"tries", "tries"},
                    {"given_up", "stopped"},
                    {"late_steps", "steps for nobody"}},
        .prediction = {.asks = "After how long does the caller go on?",
                       .measure = time_of("waited_s"),
                       .prompts = prompts()},
        .conclusion =
            "Without a timeout the caller waits {none.waited_s}; tries of limited time take "
            "{per-try.waited_s}.",
        .tries = {"timeout --slow 3", "timeout --patience 2500ms", "timeout --mistake"},
    };
}

}  // namespace asyncdemo::lessons
