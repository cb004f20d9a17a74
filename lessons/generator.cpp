// Lesson `generator`: A list has 30 000 Fibonacci numbers, and its reader stops after 10 000. When
// does it get the first one?
#include "aio/generator.hpp"

#include "lessons/lesson_file.hpp"
#include "stage/allocations.hpp"

namespace asyncdemo::lessons {
namespace {

constexpr parameter<integer> length{"length", 30'000, 3, 1'000'000, "numbers that a list has"};
constexpr parameter<integer> take{"take", 10'000, 3, 1'000'000, "numbers that are read"};
constexpr parameter<duration> each{"each", 50us, 1us, 10ms, "computing time of a number"};

constexpr integer nine_digits = 1'000'000'000;
constexpr integer few = 3;  // numbers of which the order of events is shown
constexpr integer between_samples = 500;

/// Adds, at the cost of numbers that are harder to come by, and counts how often. With it begins
/// the counting of allocations.
class calculator {
public:
    explicit calculator(stage& on) : on_(on) {}

    /// The last nine digits of the sum, however large it is.
    integer add(integer one, integer other) {
        on_.compute_for(on_[each]);
        if (++computed_ <= few) on_.mark("calculator", "computes one");
        if (computed_ % between_samples == 0)
            on_.sample("computed", static_cast<double>(computed_));
        return (one + other) % nine_digits;
    }

    [[nodiscard]] integer computed() const { return computed_; }
    [[nodiscard]] const allocation_meter& heap() const { return heap_; }

private:
    stage& on_;
    const allocation_meter heap_;
    integer computed_ = 0;
};

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
// [end]

// [collected]
aio::generator<integer> fibonacci_collected(calculator& with, integer how_many) {
    const std::vector<integer> numbers = fibonacci_list(with, how_many);
    for (const integer number : numbers) co_yield number;
}
// [end]

// The same on all sides: a consumer can't tell a generator from a list.
template <class Numbers>
void consume(stage& on, const calculator& with, Numbers&& numbers) {
    integer taken = 0;
    for (const integer number : numbers) {
        if (++taken == 1) {
            on.metric("first_s", on.now());
            on.metric("computed_at_first", with.computed());
        }
        if (taken <= few) on.mark("consumer", "gets one");
        if (taken % between_samples == 0) on.sample("taken", static_cast<double>(taken));
        if (taken == on[take]) {
            on.metric("last_digits", number);
            break;
        }
    }
    on.mark("consumer", "stops");
    on.metric("computed", with.computed());
    on.metric("allocations", with.heap().count());
    on.metric("heap_bytes", with.heap().bytes());
}

// [list]
void use_list(stage& on) {
    calculator with(on);
    consume(on, with, fibonacci_list(with, on[length]));
}
// [end]

// [generator]
void use_generator(stage& on) {
    calculator with(on);
    consume(on, with, fibonacci(with));
}
// [end]

// [collected]
void use_collected(stage& on) {
    calculator with(on);
    consume(on, with, fibonacci_collected(with, on[length]));
}
// [end]

duration one(const settings& chosen) { return chosen[each]; }
duration all(const settings& chosen) { return chosen[length] * chosen[each]; }
duration all_taken(const settings& chosen) { return chosen[take] * chosen[each]; }

std::string reject(const settings& chosen) {
    if (chosen[take] <= chosen[length]) return "";
    return "--take is more than --length: the list does not have so many";
}

finding is_much_sooner_than_the_list(const side_view& side) {
    if (side[length] < 100) return cannot_say("a list that short is there soon as well");
    return at_most(side.time("first_s"), side.beside("list").time("first_s") / 10);
}

std::vector<side> sides() {
    return {
        {"list", "computes all, then hands out", use_list, all},
        {"generator", "computes the next one when it is wanted", use_generator, all_taken},
        mistake_for("generator",
                    {"collected", "a generator that makes a list first", use_collected, all}),
    };
}

std::vector<claim> claims() {
    return {
        {"list", "has computed all of its numbers when the consumer gets the first one",
         count_of("computed_at_first") == bound<integer>(length)},
        {"generator", "takes turns with the consumer",
         happens_in_order({"calculator computes one", "consumer gets one",
                           "calculator computes one", "consumer gets one",
                           "calculator computes one", "consumer gets one", "consumer stops"})},
        {"generator", "computes no number that nobody asked for",
         count_of("computed") == bound<integer>(take)},
        {"generator", "needs one allocation, its frame, however many numbers it gives",
         count_of("allocations") <= 1},
        {"generator", "fits into a kilobyte", count_of("heap_bytes") <= 1024},
        {"generator", "gives its first number in a tenth of the list's time at most",
         is_much_sooner_than_the_list},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"list",
         "A list is handed out when its last number is computed.",
         {{one, "is the time of one number, but the list comes as a whole"},
          {all_taken, "is the time of those that are read, but a list does not know how many"}}},
        {"generator",
         "It computes one number, hands it out, and stands still.",
         {{all_taken, "is the time of all that are read, but the first is handed out at once"},
          {all, "is the time of the list, which has to be complete"}}},
    };
}

}  // namespace

lesson generator() {
    return {
        .name = "generator",
        .part = 2,
        .question =
            "A list has 30 000 Fibonacci numbers, and its reader stops after 10 000. When "
            "does it get the first one?",
        .parameters = {length, take, each},
        .reject = reject,
        .order = sides_run::one_after_the_other,
        .sides = sides(),
        .claims = claims(),
        .columns = {{"first_s", "first"},
                    {"computed", "computed"},
                    {"allocations", "allocations"},
                    {"heap_bytes", "bytes"}},
        .shows_order = true,
        .prediction = {.asks = "After how long does the consumer have its first number?",
                       .measure = time_of("first_s"),
                       .prompts = prompts()},
        .conclusion =
            "The generator gave its first number after {generator.first_s}, the list after "
            "{list.first_s}.",
        .tries = {"generator --take 3", "generator --length 100000", "generator --mistake"},
    };
}

}  // namespace asyncdemo::lessons
