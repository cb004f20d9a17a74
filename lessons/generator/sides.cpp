#include "lessons/generator/sides.hpp"

#include "aio/generator.hpp"
#include "lessons/generator/calculator.hpp"
#include "lessons/generator/consumer.hpp"

namespace asyncdemo::lessons::generator {

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
        co_yield last;  // pauses until the next one is wanted
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

}  // namespace asyncdemo::lessons::generator
