#include "lessons/lesson_file.hpp"
#include "lessons/semaphore/sides.hpp"

namespace asyncdemo::lessons::semaphore {
namespace {

integer full_house(const settings& chosen) { return std::min(chosen[tasks], chosen[allowed]); }
integer too_many(const settings& chosen) { return chosen[tasks] - full_house(chosen); }

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

bool has_more_than_allowed(const settings& chosen) { return too_many(chosen) > 0; }

std::vector<claim> claims() {
    return {
        {"all-at-once", "has all calls in flight at once", in_flight() == tasks},
        the_point({"all-at-once", "has every call above the limit refused",
                   count_of("refused") == too_many}),
        {"semaphore", "peaks at exactly the number of calls allowed",
         tells_if(has_more_than_allowed, "there is a place for every task",
                  in_flight() == full_house)},
        the_point({"semaphore", "has no call refused", count_of("refused") == 0}),
        {"semaphore", "takes the time of one answer per wave", wall() >= wave_by_wave},
        the_point({"semaphore", "takes hardly longer than that",
                   wall() <= with_margin(1.5, wave_by_wave)}),
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"all-at-once", {{"tasks", tasks}, {"0", 0}}, full_house},
        {"semaphore", {{"full-house", full_house}}, tasks},
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
        .on_screen = {"total", "in flight", "served", "refused"},
        .spans = {{"is answered", span_kind::waiting}, {"is refused", span_kind::cut_off}},
        .prediction = {.measure = count_of("served"), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::semaphore
