// Lesson `gather`: A waits 2 s, B waits 3 s. How long do both take?
#include "aio/gather.hpp"

#include "aio/sleep.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons {
namespace {

constexpr parameter<duration> a{"a", 2s, 1ms, 60s, "how long A waits"};
constexpr parameter<duration> b{"b", 3s, 1ms, 60s, "how long B waits"};
constexpr parameter<integer> tasks{"tasks", 0, 0, 10'000,
                                   "so many tasks instead of A and B, if any"};
constexpr parameter<duration> each{"each", 100ms, 1ms, 60s, "how long each of those tasks waits"};

struct errand {
    std::string name;
    duration length;
};

std::vector<errand> errands(const settings& chosen) {
    if (chosen[tasks] == 0) return {{"A", chosen[a]}, {"B", chosen[b]}};
    std::vector<errand> all;
    for (integer i = 1; i <= chosen[tasks]; ++i) {
        all.push_back({fmt::format("task {}", i), chosen[each]});
    }
    return all;
}

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
    co_await aio::gather(std::move(waits));  // now all of them do
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

duration sum(const settings& chosen) {
    duration total{};
    for (const errand& e : errands(chosen)) total += e.length;
    return total;
}

duration longest(const settings& chosen) {
    duration most{};
    for (const errand& e : errands(chosen)) most = std::max(most, e.length);
    return most;
}

duration shortest(const settings& chosen) {
    duration least = longest(chosen);
    for (const errand& e : errands(chosen)) least = std::min(least, e.length);
    return least;
}

integer how_many(const settings& chosen) { return static_cast<integer>(errands(chosen).size()); }

// A tenth more than the longest; with very many tasks, starting them counts as well.
duration hardly_more_than_longest(const settings& chosen) {
    const duration most = longest(chosen);
    return most + std::max(most / 10, (sum(chosen) - most) / 100);
}

std::vector<side> sides() {
    return {
        {"sequential", "blocking calls, one after the other", sequential, sum},
        {"await-in-turn", "coroutines, awaited one by one", await_in_turn, sum},
        {"gather", "coroutines, all awaited together", gather_all, longest},
        mistake_for("gather", {"blocking-in-coroutine", "gather, but the coroutines block",
                               gather_blocking, sum}),
    };
}

std::vector<claim> claims() {
    return {
        {"sequential", "takes the sum of the waits", wall() >= sum},
        {"sequential", "never has two waits in flight", in_flight() == 1},
        {"await-in-turn", "takes the sum as well: `co_await` alone starts nothing else",
         wall() >= sum},
        {"await-in-turn", "never has two waits in flight", in_flight() == 1},
        {"gather", "has all waits in flight at once", in_flight() == how_many},
        {"gather", "needs one thread for that", threads() == 1},
        {"gather", "takes the longest wait, not the sum", wall() <= hardly_more_than_longest},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"sequential",
         "Each call holds the thread until it is over, so the waits add up.",
         {{longest, "is the longest wait: but no other begins while this one holds the thread"}}},
        {"await-in-turn",
         "Awaiting a coroutine runs it to its end before the next line: nothing else has begun.",
         {{longest, "is the longest wait: but B is not even created before A is over"}}},
        {"gather",
         "All waits begin together, so the longest one counts.",
         {{sum, "is the sum: that is what sequential took"},
          {shortest, "is the shortest wait: gather is over when all of them are"}}},
    };
}

}  // namespace

lesson gather() {
    return {
        .name = "gather",
        .part = 1,
        .question = "A waits 2 s, B waits 3 s. How long do both take?",
        .parameters = {a, b, tasks, each},
        .sides = sides(),
        .claims = claims(),
        .prediction = {.asks = "After how long is everything done?", .prompts = prompts()},
        .conclusion =
            "One after the other took {sequential}, gather {gather}: the longest wait, not the "
            "sum.",
        .tries = {"gather --a 3s --b 3s", "gather --tasks 1000", "gather --mistake"},
    };
}

}  // namespace asyncdemo::lessons
