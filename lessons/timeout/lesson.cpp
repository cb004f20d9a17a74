#include "lessons/lesson_file.hpp"
#include "lessons/timeout/sides.hpp"

namespace asyncdemo::lessons::timeout {
namespace {

duration until_quick_try(const settings& chosen) {
    if (chosen[attempts] <= chosen[slow]) return chosen[attempts] * chosen[patience];
    return chosen[slow] * chosen[patience] + chosen[quick];
}

std::vector<side> sides() {
    return {
        {"none", "waits as long as it takes", without_timeout, call},
        {"timeout", "stops the call when it is late", with_timeout, patience},
        {"per-try", "the same, then tries again", with_timeout_per_try, until_quick_try},
        mistake_for("timeout", {"abandoned", "stops waiting, but not the call", abandon, call}),
    };
}

std::vector<claim> claims() {
    return {
        the_point({"none", "waits as long as the call takes", wall() >= call}),
        {"timeout", "waits no longer than its patience", wall() <= with_margin(1.2, patience)},
        {"timeout", "stops the call, then gives up",
         happens_in_order({"try 1 is stopped", "caller gives up"})},
        {"timeout", "leaves no work running", nothing_outlives("caller gives up")},
        {"per-try", "never has two tries running at once", in_flight("takes a step") == 1},
        the_point({"per-try", "takes no longer than its tries",
                   wall() <= with_margin(1.2, until_quick_try)}),
        in_python({"thread", "gives up at the limit, while the thread works on for nobody",
                   happens_in_order({"caller gives up", "try 1 answers"})}),
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"none", {{"patience", patience}}, call},
        {"timeout", {{"call", call}}, patience},
        {"per-try", {{"patience", patience}}, until_quick_try},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "timeout",
        .parameters = {call, quick, patience, slow, attempts},
        .sides = sides(),
        // In C++, the limit waits for the thread.
        .python_sides = {python_side("thread", "stops waiting for a thread, which goes on", call)},
        .claims = claims(),
        .on_screen = {"total", "in flight"},
        .spans = {{"takes a step", span_kind::working}},
        .shows_order = true,
        .prediction = {.prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::timeout
