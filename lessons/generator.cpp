// Lesson `generator`: Of 30 000 Fibonacci numbers 10 000 are read. When is the first one there?
#include "aio/generator.hpp"

#include "lessons/lesson_file.hpp"
#include "stage/allocations.hpp"

namespace asyncdemo::lessons {
namespace {

constexpr parameter<integer> length{"length", 30'000, 10'000, 1'000'000, "numbers of a list"};
constexpr parameter<integer> take{"take", 10'000, 3, 10'000, "numbers that are read"};
constexpr parameter<duration> each{"each", 50us, 1us, 10ms, "computing time of a number"};

constexpr integer few = 2;  // numbers of which the order of events is shown
constexpr integer between_samples = 500;

/// Adds as slowly as if numbers were harder to come by. Counts that, and allocations.
struct calculator {
    integer add(integer one, integer other) {
        on.compute_for(on[each]);
        if (++computed <= few) on.mark("calculator", "computes one");
        if (computed % between_samples == 0) on.sample("computed", static_cast<double>(computed));
        return (one + other) % 1'000'000'000;  // the last nine digits
    }

    stage& on;
    integer computed = 0;
    const allocation_meter heap = {};
};

// The same on all sides: a consumer can't tell a generator from a list.
void consume(stage& on, const calculator& with, auto&& numbers) {
    integer taken = 0;
    for (const integer number : numbers) {
        if (++taken == 1) on.metric("first_s", on.now());
        if (taken == 1) on.metric("computed_at_first", with.computed);
        if (taken <= few) on.mark("consumer", "gets one");
        if (taken % between_samples == 0) on.sample("taken", static_cast<double>(taken));
        if (taken < on[take]) continue;
        on.metric("last_digits", number);
        break;
    }
    on.mark("consumer", "stops");
    on.metric("computed", with.computed);
    on.metric("allocations", with.heap.count());
    on.metric("heap_bytes", with.heap.bytes());
}

// [list, collected]
std::vector<integer> fibonacci_list(calculator& with, integer how_many) {
    std::vector<integer> numbers;
    numbers.reserve(static_cast<std::size_t>(how_many));
    integer before = 1;
    integer last = 0;
    while (std::ssize(numbers) < how_many) {
        before = std::exchange(last, with.add(before, last));
        numbers.push_back(last);
    }
    return numbers;
}

void use_list(stage& on) {
    calculator with{on};
    consume(on, with, fibonacci_list(with, on[length]));
}
// [end]

// [generator]
aio::generator<integer> fibonacci(calculator& with) {
    integer before = 1;
    integer last = 0;
    for (;;) {
        before = std::exchange(last, with.add(before, last));
        co_yield last;  // stands still until somebody wants the next one
    }
}

void use_generator(stage& on) {
    calculator with{on};
    consume(on, with, fibonacci(with));
}
// [end]

// [collected]
aio::generator<integer> fibonacci_collected(calculator& with, integer how_many) {
    for (const integer number : fibonacci_list(with, how_many)) co_yield number;
}

void use_collected(stage& on) {
    calculator with{on};
    consume(on, with, fibonacci_collected(with, on[length]));
}
// [end]

duration all(const settings& chosen) { return chosen[length] * chosen[each]; }
duration all_taken(const settings& chosen) { return chosen[take] * chosen[each]; }

std::vector<side> sides() {
    return {
        {"list", "computes all, then hands out", use_list, all},
        {"generator", "computes the next one when it is wanted", use_generator, all_taken},
        mistake_for("generator", {"collected", "a generator over a list", use_collected, all}),
    };
}

std::vector<claim> claims() {
    return {
        {"list", "is complete before it is read", count_of("computed_at_first") == length},
        {"generator", "takes turns with the consumer",
         happens_in_order({"calculator computes one", "consumer gets one",
                           "calculator computes one", "consumer gets one", "consumer stops"})},
        {"generator", "computes no number that nobody asked for", count_of("computed") == take},
        {"generator", "needs one allocation, its frame", count_of("allocations") <= 1},
        {"generator", "is ten times as quick to begin", ratio_to("list", "first_s") <= 0.1},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"list",
         "A list is handed out when its last number is computed.",
         {{each, "is the time of one number, but the list comes as a whole"},
          {all_taken, "is the time of those that are read, but a list does not know how many"}}},
        {"generator", "It hands out each at once.", {{all, "is the time of a whole list"}}},
    };
}

}  // namespace

lesson generator() {
    return {
        .name = "generator",
        .part = 2,
        .question = "Of 30 000 Fibonacci numbers 10 000 are read. When is the first one there?",
        .parameters = {length, take, each},
        .order = sides_run::one_after_the_other,
        .sides = sides(),
        .claims = claims(),
        .columns = {{"first_s", "first"}, {"computed", "computed"}, {"heap_bytes", "bytes"}},
        .shows_order = true,
        .prediction = {.asks = "After how long does the consumer have its first number?",
                       .measure = time_of("first_s"),
                       .prompts = prompts()},
        .conclusion = "A list began after {list.first_s}, a generator after {generator.first_s}.",
        .tries = {"generator --take 3", "generator --length 100000", "generator --mistake"},
    };
}

}  // namespace asyncdemo::lessons
