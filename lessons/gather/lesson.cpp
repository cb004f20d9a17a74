#include "lessons/gather/errands.hpp"
#include "lessons/gather/sides.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::gather {
namespace {

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

// A and B wait, unless there are tasks instead.
bool is_used(std::string_view parameter, const settings& chosen) {
    const bool is_of_a_and_b = parameter == a.name || parameter == b.name;
    return is_of_a_and_b == (chosen[tasks] == 0);
}

bool has_several(const settings& chosen) { return how_many(chosen) > 1; }

std::vector<claim> claims() {
    return {
        {"sequential", "takes the sum of the waits", wall() >= sum},
        {"sequential", "never has two waits in flight", in_flight() == 1},
        {"await-in-turn", "takes the sum as well: awaiting alone starts nothing else",
         wall() >= sum},
        {"await-in-turn", "never has two waits in flight", in_flight() == 1},
        {"gather", "has all waits in flight at once",
         tells_if(has_several, "one wait alone has none beside it", in_flight() == how_many)},
        {"gather", "needs one thread for that", threads() == 1},
        the_point(
            {"gather", "takes the longest wait, not the sum", wall() <= hardly_more_than_longest}),
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"sequential", {{"longest", longest}}, sum},
        {"await-in-turn", {{"longest", longest}}, sum},
        {"gather", {{"sum", sum}, {"shortest", shortest}}, longest},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "gather",
        .parameters = {a, b, tasks, each},
        .is_used = is_used,
        .sides = sides(),
        .claims = claims(),
        .same_work = {"sequential", "await-in-turn", "gather", "blocking-in-coroutine"},
        .on_screen = {"total", "speed-up", "in flight", "threads"},
        .moment = {{shortest}},
        .prediction = {.prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::gather
