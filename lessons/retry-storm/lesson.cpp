#include "lessons/lesson_file.hpp"
#include "lessons/retry-storm/load.hpp"
#include "lessons/retry-storm/sides.hpp"

namespace asyncdemo::lessons::retry_storm {
namespace {

std::vector<side> sides() {
    return {
        {"no-retries", "a client asks once", no_retries, closes},
        {"naive", "it asks again at once", naive, closes},
        {"backoff", "it waits longer each time, by chance", backoff, closes},
        {"budget", "retries are a tenth of the answers", budget, closes},
        {"circuit-breaker", "after ten failures nobody calls", circuit_breaker, closes},
        {"shedding", "as naive, and a full queue refuses", shedding, closes},
        {"deadline", "as naive, and what would be late is dropped", deadline, closes},
        mistake_for("deadline",
                    {"drop-late", "as naive, and what is late is dropped", drop_late, closes}),
    };
}

std::vector<claim> claims() {
    return {
        the_point({"no-retries", "recovers", time_of("recovers_s") <= after}),
        {"naive", "recovers", time_of("recovers_s") <= after},
        {"backoff", "recovers", time_of("recovers_s") <= after},
        {"budget", "recovers", time_of("recovers_s") <= after},
        {"circuit-breaker", "recovers", time_of("recovers_s") <= after},
        {"shedding", "recovers", time_of("recovers_s") <= after},
        {"deadline", "recovers", time_of("recovers_s") <= patience},
    };
}

duration the_rest(const settings& chosen) { return chosen[after]; }

std::vector<prediction_prompt> prompts() {
    return {
        {"naive", {{"0s", 0s}, {"spike-for", spike_for}}, about(the_rest)},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "retry-storm",
        .parameters = {arrivals, spike, spike_for, after, workers, takes, patience, tries, queue},
        .sides = sides(),
        .claims = claims(),
        .columns = {{"recovers_s", "recovers"},
                    {"goodput_per_s", "at the end"},
                    {"amplification", "amplification"},
                    {"answered", "answered"},
                    {"requests", "requests"},
                    {"calls", "calls"},
                    {"late_answers", "answers too late"},
                    {"most_waiting", "most waiting"},
                    {"lateness_s", "lateness"}},
        .prediction = {.measure = time_of("recovers_s"), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::retry_storm
