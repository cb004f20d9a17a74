#include "lessons/timeout/sides.hpp"

#include "aio/event.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "aio/timeout.hpp"

namespace asyncdemo::lessons::timeout {

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

}  // namespace asyncdemo::lessons::timeout
