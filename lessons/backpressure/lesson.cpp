#include "lesson/model_claims.hpp"
#include "lessons/backpressure/judges.hpp"
#include "lessons/backpressure/last_age.hpp"
#include "lessons/backpressure/server.hpp"
#include "lessons/backpressure/sides.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::backpressure {
namespace {

// Even a model has its limit.
std::string reject(const settings& chosen) {
    constexpr integer most_modelled = 50'000'000;
    const integer items = chosen[run_for] / std::max(chosen[produce], chosen[consume]);
    if (items <= most_modelled) return {};
    return fmt::format("--for has time for {} items; the most is {}", items, most_modelled);
}

std::vector<side> sides() {
    return {
        {.name = "unbounded",
         .about = "a queue without a limit",
         .run = unbounded,
         .ideal = run_for,
         .serve = serve_unbounded},
        {.name = "bounded",
         .about = "put waits while the queue is full",
         .run = bounded,
         .ideal = run_for,
         .serve = serve_bounded},
        {.name = "bounded-model",
         .about = "a model of bounded: semaphores, and coroutines",
         .run = bounded_model,
         .ideal = run_for,
         .model_of = "bounded"},
        {.name = "drop-newest",
         .about = "an item that finds no room is dropped",
         .run = drop_newest,
         .ideal = run_for,
         .serve = serve_drop_newest},
        {.name = "drop-oldest",
         .about = "the oldest item makes room",
         .run = drop_oldest,
         .ideal = run_for,
         .serve = serve_drop_oldest},
        {.name = "regulated",
         .about = "a rate limiter slows the producer",
         .run = regulated,
         .ideal = run_for,
         .serve = serve_regulated},
        {.name = "put-not-awaited",
         .about = "bounded, but the put isn't awaited",
         .run = put_not_awaited,
         .ideal = run_for,
         .mistake_for = "bounded"},
    };
}

constexpr auto never_full = "so many places are never needed within --for";

std::vector<claim> claims() {
    const auto never_exceeds_capacity =
        tells_if(outgrows_capacity, never_full, count_of("peak_depth") <= capacity);
    return {
        {every_side, "accounts for every item: made = consumed + dropped + left",
         accounts_for_every_item},
        the_point({"unbounded", "keeps filling its queue as long as it runs", depth_grows}),
        the_point({"unbounded", "hands over ever older items", age_grows}),
        {"unbounded", "fills memory with the items that are left", memory_grows},
        {"bounded", "never holds more than its capacity", never_exceeds_capacity},
        {"bounded", "loses nothing", count_of("dropped") == 0},
        the_point({"bounded", "slows the producer to the consumer's pace",
                   tells_if(outgrows_capacity, never_full, producer_is_held_back)}),
        {"bounded-model", "gives the measured queue's median age to within a twentieth",
         agrees_with("bounded", {"age_median_s"}, 0.05)},
        {"bounded-model",
         "obeys Little's law: the number inside is the arrival rate times the time inside",
         keeps_littles_law(0.05)},
        {"drop-newest", "never holds more than its capacity", never_exceeds_capacity},
        {"drop-oldest", "never holds more than its capacity", never_exceeds_capacity},
        {"drop-oldest", "hands over fresher items than drop-newest",
         is_fresher_than_dropping_newest},
        {"regulated", "stays below the bound without having one",
         tells_if(outgrows_capacity, never_full, stays_short_without_bound)},
        {"regulated", "loses nothing", count_of("dropped") == 0},
    };
}

duration full_queue(const settings& chosen) { return chosen[capacity] * chosen[consume]; }

// What is consumed at the end was made when as much had been made as is consumed by now.
duration since_it_was_made(const settings& chosen) {
    const double share = seconds(chosen[produce]) / seconds(chosen[consume]);
    return std::chrono::round<duration>(seconds(chosen[run_for]) * std::max(0.0, 1 - share));
}

duration half_of_the_time(const settings& chosen) { return chosen[run_for] / 2; }

std::vector<prediction_prompt> prompts() {
    return {
        {"unbounded", {{"consume", consume}, {"full-queue", full_queue}}, last_age_unbounded},
        {"bounded",
         {{"since-it-was-made", since_it_was_made}, {"consume", consume}},
         last_age_bounded},
        {"bounded-model",
         {{"since-it-was-made", since_it_was_made}, {"consume", consume}},
         last_age_bounded},
        {"drop-newest",
         {{"since-it-was-made", since_it_was_made}, {"consume", consume}},
         last_age_dropping_newest},
        {"drop-oldest",
         {{"full-queue", full_queue}, {"since-it-was-made", since_it_was_made}},
         last_age_dropping_oldest},
        {"regulated",
         {{"full-queue", full_queue}, {"since-it-was-made", since_it_was_made}},
         last_age_regulated},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "backpressure",
        .parameters = {produce, consume, capacity, run_for, item_kb},
        .reject = reject,
        .sides = sides(),
        .claims = claims(),
        .columns = {{"made", "made"},
                    {"consumed", "consumed"},
                    {"dropped", "dropped"},
                    {"left", "left"},
                    {"peak_depth", "deepest"},
                    {"age_median_s", "median age"},
                    {"age_last_s", "last age"},
                    {"memory_growth_kb", "grown by"},
                    {"inside_mean", "inside"},
                    {"inside_by_littles_law", "by Little's law"}},
        .on_screen = {"made", "consumed", "dropped", "deepest", "last age", "grown by"},
        .spans = {{"consumes", span_kind::working}},
        .moment = {{half_of_the_time}},
        .prediction = {.measure = time_of("age_last_s"), .prompts = prompts()},
        .serve =
            {.side = "bounded",
             .parameters = {"consume", "capacity"},
             .values = {{"consume", 3}, {"capacity", 5}, {"for", std::nullopt}, {"item-kb", 1}}},
    };
}

}  // namespace asyncdemo::lessons::backpressure
