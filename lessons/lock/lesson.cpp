#include "lessons/lesson_file.hpp"
#include "lessons/lock/sides.hpp"

namespace asyncdemo::lessons::lock {
namespace {

integer all_but_one(const settings& chosen) { return chosen[tasks] - 1; }
duration all_waits(const settings& chosen) { return chosen[tasks] * chosen[wait]; }

std::vector<side> sides() {
    return {
        {"bare", "all read, all wait, all write", bare, wait},
        {"lock", "reads, waits and writes under one lock", with_lock, all_waits},
        mistake_for("lock", {"lock-per-thread", "threads, each with a loop and a lock",
                             with_lock_per_thread, wait, "threads"}),
    };
}

std::vector<claim> claims() {
    return {
        {"bare", "has all tasks between reading and writing at once", in_flight() == tasks},
        the_point({"bare", "loses every update but one", count_of("lost") == all_but_one}),
        {"bare", "takes one wait", wall() <= with_margin(1.5, wait)},
        {"lock", "never has two tasks between reading and writing", in_flight() == 1},
        the_point({"lock", "loses no update", count_of("lost") == 0}),
        {"lock", "takes the sum of the waits: that is its price", wall() >= all_waits},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"bare", {{"tasks", tasks}, {"all-but-one", all_but_one}}, 1},
        {"lock", {{"1", 1}, {"all-but-one", all_but_one}}, tasks},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "lock",
        .parameters = {tasks, wait},
        .sides = sides(),
        .claims = claims(),
        .columns = {{"counter", "counter"}, {"lost", "lost"}},
        .on_screen = {"total", "counter", "lost", "in flight"},
        .spans = {{"waits to write back", span_kind::waiting}},
        .shows_order = true,
        .prediction = {.measure = count_of("counter"), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::lock
