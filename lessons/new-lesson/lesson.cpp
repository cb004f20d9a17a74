#include "lessons/lesson_file.hpp"
#include "lessons/new-lesson/sides.hpp"

namespace asyncdemo::lessons::new_lesson {
namespace {

duration half_a_wait(const settings& chosen) { return chosen[wait] / 2; }
duration both_waits(const settings& chosen) { return 2 * chosen[wait]; }

// Of each side: its name, how it does the work, its function, and how long it takes if nothing but
// its waits takes time.
std::vector<side> sides() {
    return {
        {"in-turn", "awaits one, then the other", in_turn, both_waits},
        {"together", "gathers the two", together, wait},
        mistake_for("together",
                    {"with-lock", "gathers the two, under one lock", with_lock, both_waits}),
    };
}

// What the measurement may refute. First the mechanism, then a ratio with a margin; never a time by
// itself, for no machine is as quick as another.
std::vector<claim> claims() {
    return {
        {"in-turn", "never has two waits in flight", in_flight() == 1},
        {"in-turn", "takes the sum of the waits", wall() >= both_waits},
        {"together", "has both waits in flight at once", in_flight() == 2},
        the_point({"together", "takes one wait, not the sum", wall() <= with_margin(1.2, wait)}),
    };
}

// What people typically say, by a key that the story explains it with, and then what is right.
std::vector<prediction_prompt> prompts() {
    return {
        {"in-turn", {{"wait", wait}}, both_waits},
        {"together", {{"both-waits", both_waits}, {"half-a-wait", half_a_wait}}, wait},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "new-lesson",
        .parameters = {wait},
        .sides = sides(),
        .claims = claims(),
        .prediction = {.prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::new_lesson
