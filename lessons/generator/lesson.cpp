#include "lessons/generator/sides.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::generator {
namespace {

duration all(const settings& chosen) { return chosen[length] * chosen[each]; }
duration all_taken(const settings& chosen) { return chosen[take] * chosen[each]; }

std::vector<side> sides() {
    return {
        {"list", "computes all, then hands out", use_list, all},
        {"generator", "computes the next one when it is wanted", use_generator, all_taken},
        mistake_for("generator", {"collected", "a generator over a list", use_collected, all}),
    };
}

// A place in the list, and an object for the number itself.
integer object_each(const settings& chosen) { return 24 * chosen[length]; }

std::vector<claim> claims() {
    return {
        {"list", "is complete before it is read", count_of("computed_at_first") == length},
        {"generator", "takes turns with the consumer",
         happens_in_order({"calculator computes one", "consumer gets one",
                           "calculator computes one", "consumer gets one", "consumer stops"})},
        {"generator", "computes only the numbers that were asked for",
         count_of("computed") == take},
        {"generator", "needs one allocation, its frame", count_of("allocations") <= 1},
        in_python({"list", "takes 24 bytes and more for each number, as each is an object",
                   count_of("heap_bytes") >= object_each}),
        in_python({"generator", "takes less than a hundredth of the list's bytes",
                   ratio_to("list", "heap_bytes") <= 0.01}),
        the_point({"generator", "gives its first number in a tenth of the time",
                   ratio_to("list", "first_s") <= 0.1}),
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"list", {{"each", each}, {"all-taken", all_taken}}, all},
        {"generator", {{"all", all}}, each},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "generator",
        .parameters = {length, take, each},
        .order = sides_run::one_after_the_other,
        .sides = sides(),
        .claims = claims(),
        .columns = {{"first_s", "first"}, {"computed", "computed"}, {"heap_bytes", "bytes"}},
        .on_screen = {"total", "first", "computed", "bytes"},
        .spans = {{"computes", span_kind::working}},
        .shows_order = true,
        .prediction = {.measure = time_of("first_s"), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::generator
