#include "aio/event.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "aio/timeout.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::timeout {
namespace {

constexpr parameter<duration> call{"call", 3s, 3s, 60s, "how long a slow answer takes"};
constexpr parameter<duration> quick{"quick", 200ms, 1ms, 250ms, "how long a quick answer takes"};
constexpr parameter<duration> patience{"patience", 1s, 500ms, 2500ms, "how long a try may take"};
constexpr parameter<integer> slow{"slow", 1, 1, 20, "so many tries are slow, the next are quick"};
constexpr parameter<integer> attempts{"attempts", 3, 1, 20, "after so many tries it is given up"};

// [none, timeout, per-try, abandoned]
aio::task<> answer(stage& on, integer number) {  // the service: works step by step
    const std::string lane = fmt::format("try {}", number);
    const duration step = on[call] / 6;
    try {
        for (duration left = number > on[slow] ? on[quick] : on[call]; left > 0s; left -= step) {
            const auto shown = on.span(lane, "takes a step");
            co_await aio::sleep(std::min(step, left));
        }
    } catch (const aio::cancelled&) {
        on.mark(lane, "is stopped");
        throw;
    }
    on.mark(lane, "answers");
}

aio::task<> wait_for(stage& on, aio::task<> answered) {  // the caller
    try {
        const auto shown = on.span("caller", "waits");
        co_await std::move(answered);
        on.mark("caller", "has the answer");
    } catch (const aio::timed_out&) {
        on.mark("caller", "gives up");
    }
}
// [end]

// [none]
aio::task<> without_timeout(stage& on) { co_await wait_for(on, answer(on, 1)); }
// [end]

// [timeout]
aio::task<> with_timeout(stage& on) {
    co_await wait_for(on, aio::timeout(on[patience], answer(on, 1)));
}
// [end]

// [per-try]
aio::task<> try_again(stage& on) {
    for (integer number = 1;; ++number) {
        try {
            co_await aio::timeout(on[patience], answer(on, number));
            co_return;
        } catch (const aio::timed_out&) {
            if (number == on[attempts]) throw;
        }
    }
}

aio::task<> with_timeout_per_try(stage& on) { co_await wait_for(on, try_again(on)); }
// [end]

// [abandoned]
aio::task<> answer_and_tell(stage& on, aio::event& answered) {
    co_await answer(on, 1);
    answered.set();
}

aio::task<> be_told(aio::event& answered) { co_await answered.wait(); }

aio::task<> abandon(stage& on) {
    aio::event answered;
    co_await aio::with_task_group([&](aio::task_group& background) -> aio::task<> {
        background.spawn(answer_and_tell(on, answered));
        co_await wait_for(on, aio::timeout(on[patience], be_told(answered)));  // ends the waiting
    });
}
// [end]

duration until_quick_try(const settings& chosen) {
    if (chosen[attempts] <= chosen[slow]) return chosen[attempts] * chosen[patience];
    return chosen[slow] * chosen[patience] + chosen[quick];
}

std::vector<side> sides() {
    return {
        {"none", "waits as long as it takes", without_timeout, call},
        {"timeout", "stops the call when it is late", with_timeout, patience},
        {"per-try", "the same, then tries again", with_timeout_per_try, until_quick_try},
        mistake_for("timeout", {"abandoned", "stops waiting, no more", abandon, call}),
    };
}

std::vector<claim> claims() {
    return {
        {"none", "waits as long as the call takes", wall() >= call},
        {"timeout", "waits as long as its patience", wall() <= with_margin(1.2, patience)},
        {"timeout", "stops the call, then gives up",
         happens_in_order({"try 1 is stopped", "caller gives up"})},
        {"timeout", "leaves no step of work behind", nothing_outlives("caller gives up")},
        {"per-try", "never has two tries at work", in_flight("takes a step") == 1},
        {"per-try", "takes as long as its tries", wall() <= with_margin(1.2, until_quick_try)},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"none", {{"patience", patience}}},
        {"timeout", {{"call", call}}},
        {"per-try", {{"patience", patience}}, until_quick_try},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "timeout",
        .parameters = {call, quick, patience, slow, attempts},
        .sides = sides(),
        .claims = claims(),
        .shows_order = true,
        .prediction = {.prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::timeout
