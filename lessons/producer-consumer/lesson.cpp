#include <numeric>

#include "lessons/lesson_file.hpp"
#include "lessons/producer-consumer/production.hpp"
#include "lessons/producer-consumer/sides.hpp"

namespace asyncdemo::lessons::producer_consumer {
namespace {

duration production(const settings& chosen) {
    const auto times = production_times(chosen, 0);
    return std::accumulate(times.begin(), times.end(), duration{});
}

duration one_after_the_other(const settings& chosen) {
    return production(chosen) + chosen[items] * chosen[process];
}

// A consumer begins an item when it is made and the one before is done (Lindley's recursion).
duration beside_each_other(const settings& chosen, int producers) {
    std::vector<duration> made;
    for (int p = 0; p < producers; ++p) {
        duration at{};
        for (const duration time : production_times(chosen, p)) made.push_back(at += time);
    }
    std::sort(made.begin(), made.end());
    duration done{};
    for (const duration at : made) done = std::max(done, at) + chosen[process];
    return done;
}

duration with_one(const settings& chosen) { return beside_each_other(chosen, 1); }
duration with_two(const settings& chosen) { return beside_each_other(chosen, 2); }
integer twice_the_items(const settings& chosen) { return 2 * chosen[items]; }

// There are many waits, and each is a little late; but together they are not late by half of what
// the sum takes more, unless that is next to nothing.
template <duration (*together)(const settings&), int producers>
duration clearly_less_than_sum(const settings& chosen) {
    const duration ideal = together(chosen);
    return std::max(ideal * 5 / 4, (ideal + producers * one_after_the_other(chosen)) / 2);
}

// With a single item, or with a production and a processing of which one is next to nothing, there
// is nothing to gain.
template <duration (*together)(const settings&), int producers>
bool has_less_than_sum(const settings& chosen) {
    const duration sum = producers * one_after_the_other(chosen);
    return clearly_less_than_sum<together, producers>(chosen) < sum;
}

std::string reject(const settings& chosen) {
    if (chosen[produce_min] <= chosen[produce_max]) return "";
    return "--produce-min is more than --produce-max";
}

finding processes_after_the_last_is_made(const side_view& side) {
    double last_made = 0;
    double first_taken = 1e9;
    for (const row& i : side.rows()) {
        last_made = std::max(last_made, number(i, "made_s"));
        first_taken = std::min(first_taken, number(i, "taken_s"));
    }
    return at_least(seconds(first_taken), seconds(last_made));
}

finding ages_exceed_time_left_to_produce(const side_view& side) {
    const double last_made = number(side.rows().back(), "made_s");
    integer younger = 0;
    for (const row& i : side.rows()) {
        if (number(i, "age_s") <= last_made - number(i, "made_s")) ++younger;
    }
    return exactly(younger, 0);
}

// A consumer that is only just fast enough never catches up on what the machine's delays cost it.
finding takes_each_item_soon(const side_view& side) {
    if (side[process] > side[produce_min]) {
        return cannot_say("the consumer can be slower than the producer here: see backpressure");
    }
    finding found = at_most(side.time("wait_max_s"), side[produce_max] + side[process]);
    const duration usual = (side[produce_min] + side[produce_max]) / 2;
    const bool is_real = side.chosen().clock == clock_kind::real;
    if (found.holds() || !is_real || 5 * side[process] <= 4 * usual) return found;
    return cannot_say("the consumer is hardly faster than the producer here: see backpressure");
}

std::vector<duration> made_by_first(const settings& chosen) { return production_times(chosen, 0); }
std::vector<duration> made_by_second(const settings& chosen) { return production_times(chosen, 1); }

std::vector<side> sides() {
    return {
        {"synchronous", "makes all, then processes all", synchronous, one_after_the_other},
        {"queue", "two tasks with a queue between them", with_queue, with_one},
        {"two-producers", "twice the items, the same consumer", with_two_producers, with_two},
        mistake_for("queue", {"blocking-producer", "a queue, but the producer blocks",
                              with_blocking_producer, one_after_the_other}),
    };
}

constexpr auto hardly_anything_to_gain =
    "with these times it takes hardly less than one after the other";

std::vector<claim> claims() {
    return {
        {"synchronous", "processes nothing before everything is made",
         processes_after_the_last_is_made},
        {"synchronous", "makes every item wait until the last one is made",
         ages_exceed_time_left_to_produce},
        the_point({"queue", "lets no item wait longer than one production and one processing",
                   takes_each_item_soon}),
        {"queue", "takes as long as the slower of the two, not the sum",
         tells_if(has_less_than_sum<with_one, 1>, hardly_anything_to_gain,
                  wall() <= clearly_less_than_sum<with_one, 1>)},
        {"two-producers", "process twice the items", count_of("processed") == twice_the_items},
        the_point({"two-producers", "take as long as the slowest of the three, not the sum",
                   tells_if(has_less_than_sum<with_two, 2>, hardly_anything_to_gain,
                            wall() <= clearly_less_than_sum<with_two, 2>)}),
    };
}

duration make_and_process(const settings& chosen) { return chosen[produce_max] + chosen[process]; }
duration two_items(const settings& chosen) { return 2 * chosen[process]; }

// The first item waits while the others are made.
duration since_the_first(const settings& chosen) {
    return production(chosen) - production_times(chosen, 0).front() + chosen[process];
}

std::vector<prediction_prompt> prompts() {
    return {
        {"synchronous",
         {{"process", process}, {"one-after-the-other", one_after_the_other}},
         since_the_first},
        {"queue", {{"production", production}, {"make-and-process", make_and_process}}, process},
        {"two-producers", {{"production", production}, {"two-items", two_items}}, process},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "producer-consumer",
        .parameters = {items, produce_min, produce_max, process},
        .reject = reject,
        .sides = sides(),
        .drawn = {{"production times of producer 1", made_by_first},
                  {"production times of producer 2", made_by_second}},
        .claims = claims(),
        .columns = {{"processed", "processed"},
                    {"age_first_s", "first age"},
                    {"age_last_s", "last age"},
                    {"age_median_s", "median age"},
                    {"wait_max_s", "longest wait"}},
        .on_screen = {"total", "processed", "first age", "last age", "longest wait"},
        .spans = {{"makes", span_kind::working}, {"squares", span_kind::working}},
        .prediction = {.measure = time_of("age_first_s"), .prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::producer_consumer
