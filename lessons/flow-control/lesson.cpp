#include "lessons/flow-control/client.hpp"
#include "lessons/flow-control/judges.hpp"
#include "lessons/flow-control/server.hpp"
#include "lessons/flow-control/sides.hpp"
#include "lessons/flow-control/upload.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::flow_control {
namespace {

// The queue without a limit has to fit into the memory.
std::string reject(const settings& chosen) {
    constexpr integer most_kb = 500'000;
    const integer kb = chosen[items] * chosen[item_kb];
    if (kb <= most_kb) return {};
    return fmt::format("--items and --item-kb make {} kB; the most is {}",
                       in_groups(std::to_string(kb)), in_groups(std::to_string(most_kb)));
}

side upload(std::string name, std::string_view about, work run, bound<duration> ideal,
            std::optional<work> serve, aio::task<> (*client)(stage&) = upload_in_turn) {
    return {.name = std::move(name),
            .about = about,
            .run = run,
            .ideal = std::move(ideal),
            .needs = "sockets",
            .companion = client,
            .serve = serve};
}

// At the end of the upload the queue is as full as it gets.
duration until_queue_is_empty(const settings& chosen) {
    const duration full_queue = (chosen[queue] + 1) * chosen[passes_on].interval();
    return std::min(longest(chosen), at_pace_of_client(chosen) + full_queue);
}

std::vector<side> sides() {
    return {
        upload("unbounded", "202 at once; the queue has no limit", unbounded, longest,
               serve_unbounded),
        upload("bounded", "the 202 waits for room in the queue", bounded, longest, serve_bounded),
        upload("stop-reading", "reads no further while the queue is full", stop_reading, longest,
               serve_stop_reading, upload_without_waiting),
        upload("shed", "503 for what finds the queue full", shed, until_queue_is_empty, serve_shed),
        mistake_for("bounded",
                    upload("consumer-per-client", "bounded; each client starts a consumer",
                           consumer_per_client, longest, std::nullopt)),
    };
}

seconds when_held_back(const settings& chosen) {
    return std::max<seconds>(at_pace_of_client(chosen), held_back(chosen));
}

constexpr auto never_waits = "the service is hardly slower than the client: nearly nothing waits";

std::vector<claim> claims() {
    const auto never_exceeds_queue =
        tells_if(is_held_back, never_waits, count_of("most_waiting") <= queue);
    return {
        {every_side, "accounts for every item by its number: passed on once, or refused",
         accounts_for_every_item},
        the_point(
            {"unbounded", "holds all that the service can't pass on yet", piles_up_in_service}),
        {"unbounded", "passes on ever older items", passes_on_ever_older_items},
        {"unbounded", "fills memory with them", fills_memory},
        {"bounded", "never holds more than its queue has places", never_exceeds_queue},
        the_point({"bounded", "slows the client to the service's pace",
                   tells_if(is_held_back, never_waits, time_of("upload_s") >= held_back)}),
        {"stop-reading", "never holds more than its queue has places", never_exceeds_queue},
        the_point({"stop-reading", "slows a client that waits for no answer, by TCP alone",
                   slows_the_writing}),
        {"shed", "never holds more than its queue has places", never_exceeds_queue},
        the_point({"shed", "refuses what the service can't pass on", refuses_what_has_no_room}),
        {"shed", "holds its client back less than bounded does",
         tells_if(is_held_back, never_waits, holds_back_less)},
    };
}

std::vector<prediction_prompt> prompts() {
    const typical_answer client{"client", at_pace_of_client};
    const typical_answer service{"service", at_pace_of_service};
    return {
        {"unbounded", {service}, at_pace_of_client},
        {"bounded", {client}, when_held_back},
        {"stop-reading", {client}, about(when_held_back)},
        {"shed", {service}, at_pace_of_client},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "flow-control",
        .parameters = {items, sends, passes_on, queue, item_kb},
        .reject = reject,
        .sides = sides(),
        .claims = claims(),
        .columns = {{"upload_s", "upload"},
                    {"most_at_client", "at client"},
                    {"most_waiting", "in service"},
                    {"age_max_s", "oldest"},
                    {"accepted", "accepted"},
                    {"refused", "refused"},
                    {"passed_on", "passed on"},
                    {"lost", "lost"},
                    {"most_underway", "underway"},
                    {"memory_growth_kb", "grown by"}},
        .on_screen = {"upload", "at client", "in service", "oldest", "refused", "passed on"},
        .spans = {{"passes on", span_kind::working}},
        .prediction = {.measure = time_of("upload_s"), .prompts = prompts()},
        .serve = {.side = "bounded",
                  .scheme = "http",
                  .by_browser = "POST /produce",
                  .parameters = {"passes-on", "queue"},
                  .values = {{"passes-on", 1}, {"queue", 3}}},
    };
}

}  // namespace asyncdemo::lessons::flow_control
