#include "aio/gather.hpp"
#include "aio/semaphore.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::semaphore {
namespace {

constexpr parameter<integer> tasks{"tasks", 100, 1, 1000, "how many call the service, each once"};
constexpr parameter<integer> allowed{"allowed", 10, 1, 1000, "calls that it allows at a time"};
constexpr parameter<duration> answer{"answer", 200ms, 1ms, 10s, "the time to answer a call"};

/// Serves as many calls at a time as it allows and refuses the others. Saying no takes time, too.
class service {
public:
    explicit service(stage& on) : on_(on) {}

    aio::task<> call(integer number) {
        const bool is_too_many = ++in_flight_ > on_[allowed];
        const auto shown =
            on_.span(fmt::format("call {}", number), is_too_many ? "is refused" : "is answered");
        co_await aio::sleep(is_too_many ? on_[answer] / 10 : on_[answer]);
        --in_flight_;
        ++(is_too_many ? refused_ : served_);
    }

    void report() const {
        on_.metric("served", served_);
        on_.metric("refused", refused_);
    }

private:
    stage& on_;
    integer in_flight_ = 0;
    integer served_ = 0;
    integer refused_ = 0;
};

// [all-at-once]
aio::task<> all_at_once(stage& on) {
    service server(on);
    std::vector<aio::task<>> calls;
    for (integer i = 1; i <= on[tasks]; ++i) calls.push_back(server.call(i));
    co_await aio::gather(std::move(calls));
    server.report();
}
// [end]

// [semaphore]
aio::task<> call_in_turn(service& server, aio::semaphore& places, integer number) {
    const auto place = co_await places.acquire();  // waits until one is free
    co_await server.call(number);
}  // gives the place to the next in line

aio::task<> with_semaphore(stage& on) {
    service server(on);
    aio::semaphore places(static_cast<std::size_t>(on[allowed]));
    std::vector<aio::task<>> calls;
    for (integer i = 1; i <= on[tasks]; ++i) calls.push_back(call_in_turn(server, places, i));
    co_await aio::gather(std::move(calls));
    server.report();
}
// [end]

// [call-not-awaited]
aio::task<> without_awaiting(stage& on) {
    service server(on);
    aio::semaphore places(static_cast<std::size_t>(on[allowed]));
    co_await aio::with_task_group([&](aio::task_group& calls) -> aio::task<> {
        for (integer i = 1; i <= on[tasks]; ++i) {
            const auto place = co_await places.acquire();
            calls.spawn(server.call(i));  // has not even begun when the place is given back
        }
    });
    server.report();
}
// [end]

integer full_house(const settings& chosen) { return std::min(chosen[tasks], chosen[allowed]); }
integer too_many(const settings& chosen) { return chosen[tasks] - full_house(chosen); }

duration all_answers(const settings& chosen) { return chosen[tasks] * chosen[answer]; }
duration wave_by_wave(const settings& chosen) {
    return (chosen[tasks] + chosen[allowed] - 1) / chosen[allowed] * chosen[answer];
}

std::vector<side> sides() {
    return {
        {"all-at-once", "every task calls as soon as it can", all_at_once, answer},
        {"semaphore", "a task calls when it holds a place", with_semaphore, wave_by_wave},
        mistake_for("semaphore", {"call-not-awaited", "takes a place, starts the call, goes on",
                                  without_awaiting, answer}),
    };
}

std::vector<claim> claims() {
    return {
        {"all-at-once", "has all calls in flight at once", in_flight() == tasks},
        {"all-at-once", "is refused what is more than allowed", count_of("refused") == too_many},
        {"semaphore", "peaks at exactly the calls that are allowed", in_flight() == full_house},
        {"semaphore", "is refused nothing", count_of("refused") == 0},
        {"semaphore", "takes one answer for each full house", wall() >= wave_by_wave},
        {"semaphore", "takes no more than that", wall() <= with_margin(1.5, wave_by_wave)},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"all-at-once", {{"wave-by-wave", wave_by_wave}, {"all-answers", all_answers}}},
        {"semaphore", {{"answer", answer}, {"all-answers", all_answers}}},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "semaphore",
        .parameters = {tasks, allowed, answer},
        .sides = sides(),
        .claims = claims(),
        .columns = {{"served", "served"}, {"refused", "refused"}},
        .prediction = {.prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::semaphore
