#include "lessons/lesson_file.hpp"
#include "lessons/retry-storm/judges.hpp"
#include "lessons/retry-storm/load.hpp"
#include "lessons/retry-storm/server.hpp"
#include "lessons/retry-storm/sides.hpp"

namespace asyncdemo::lessons::retry_storm {
namespace {

duration all_the_rest(const settings& chosen) { return chosen[after]; }
multiple nearly_all_tries(const settings& chosen) {
    return 0.9 * static_cast<double>(chosen[tries]);
}
// It is seen to recover by the look, and no sooner.
seconds just_before_drained(const settings& chosen) { return drains(chosen) - chosen[patience]; }
seconds when_drained(const settings& chosen) { return drains(chosen) + one_look(chosen); }

// Beyond that, the calls of those that never stop asking fill the memory.
std::string reject(const settings& chosen) {
    constexpr double most_calls = 50'000;
    const duration counted = chosen[spike_for] * (1 + chosen[spike]) + chosen[after];
    const double calls =
        chosen[arrivals].per_second * seconds(counted).count() * static_cast<double>(chosen[tries]);
    if (calls <= most_calls) return {};
    return fmt::format("--rate, --spike and --tries make up to {} calls; the most is {}",
                       in_groups(fmt::format("{:.0f}", calls)), in_groups("50000"));
}

side storm(std::string name, std::string_view about, work run, work serve = serve_anybody) {
    return {.name = std::move(name), .about = about, .run = run, .ideal = closes, .serve = serve};
}

std::vector<side> sides() {
    return {
        storm("no-retries", "a client asks once", no_retries),
        storm("naive", "a client without an answer asks again at once", naive),
        storm("backoff", "waits before it asks again: longer each time, by chance", backoff),
        storm("budget", "asks again when ten answers have paid for it", budget),
        storm("circuit-breaker", "after ten failures in a row nobody asks for a while",
              circuit_breaker),
        storm("shedding", "naive clients; a full queue lets nobody in", shedding, serve_shedding),
        storm("deadline", "naive clients; what can't be ready in time is dropped", deadline,
              serve_deadline),
        mistake_for("deadline", storm("drop-late", "naive clients; what is late already is dropped",
                                      drop_late, serve_drop_late)),
    };
}

std::vector<claim> claims() {
    const auto recovers = [] { return time_of("down_s"); };
    const auto amplification = [] {
        return measured_figure<multiple>{
            [](const side_view& side) { return multiple(side.metric("amplification")); }};
    };
    return {
        {"no-retries", "doesn't recover before its queue has drained",
         after_overload(recovers() >= just_before_drained)},
        the_point({"no-retries", "recovers then",
                   after_overload(recovers() <= times(1.1, when_drained))}),
        the_point({"naive", "never recovers: nobody is answered in time at the end",
                   in_storm(goodput_at_end() <= 0.05)}),
        {"naive", "makes every call that a client may make",
         in_storm(amplification() >= nearly_all_tries)},
        {"naive", "works without a break, for clients that have given up",
         in_storm(late_answers() >= 0.8)},
        {"backoff", "never recovers either", in_storm(goodput_at_end() <= 0.05)},
        {"backoff", "makes no fewer calls", in_storm(amplification() >= nearly_all_tries)},
        {"budget", "pays for each retry with ten answers", keeps_to_its_budget},
        the_point({"budget", "recovers hardly later than without retries",
                   after_overload(ratio_to("no-retries", "down_s") <= 1.3)}),
        {"circuit-breaker", "recovers sooner",
         after_long_overload(ratio_to("no-retries", "down_s") <= 0.9)},
        {"circuit-breaker", "keeps most calls back that would be in vain",
         after_long_overload(ratio_to("no-retries", "late_answers") <= 0.9)},
        {"shedding", "never has a longer queue than it may", count_of("most_waiting") <= queue},
        the_point(
            {"shedding", "recovers at once", in_storm_with_short_queue(recovers() <= patience)}),
        the_point({"deadline", "recovers at once", in_storm(recovers() <= patience)}),
        {"deadline", "hardly works for a client that has given up", in_storm(late_share() <= 0.05)},
        {"deadline", "answers everybody at the end", in_storm(goodput_at_end() >= 0.9)},
    };
}

// There is as much calm before it.
duration end_of_spike(const settings& chosen) { return 2 * chosen[spike_for]; }

std::vector<prediction_prompt> prompts() {
    return {
        {"no-retries", {{"0s", 0s}, {"spike-for", spike_for}}, about(drains)},
        {"naive", {{"0s", 0s}, {"drains", drains}}, about(all_the_rest)},
        {"backoff", {{"0s", 0s}, {"drains", drains}}, about(all_the_rest)},
        {"budget", {{"after", all_the_rest}}, about(drains)},
        {"shedding", {{"spike-for", spike_for}, {"drains", drains}}, about(0s)},
        {"deadline", {{"drains", drains}, {"after", all_the_rest}}, about(0s)},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "retry-storm",
        .parameters = {arrivals, spike, spike_for, after, workers, takes, patience, tries, queue},
        .reject = reject,
        .sides = sides(),
        .claims = claims(),
        .columns = {{"down_s", "down for"},
                    {"goodput_per_s", "at end"},
                    {"amplification", "calls each"},
                    {"requests", "requests"},
                    {"answered", "in time"},
                    {"late_answers", "too late"},
                    {"calls", "calls"},
                    {"most_waiting", "longest queue"},
                    {"lateness_s", "machine late"}},
        .on_screen = {"down for", "at end", "calls each", "too late"},
        .curve = "goodput/s",
        .moment = {{end_of_spike}},
        .prediction = {.measure = time_of("down_s"), .prompts = prompts()},
        .serve = {.side = "naive",
                  .scheme = "http",
                  .by_browser = "GET /work",
                  .parameters = {"workers", "takes", "patience", "queue"},
                  .values = {{"workers", 3}, {"takes", 1}, {"patience", 4}, {"queue", 6}}},
    };
}

}  // namespace asyncdemo::lessons::retry_storm
