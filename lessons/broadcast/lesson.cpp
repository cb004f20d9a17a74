#include <string>

#include "lessons/broadcast/clients.hpp"
#include "lessons/broadcast/sides.hpp"
#include "lessons/lesson_file.hpp"
#include "wire/websocket_code.hpp"

namespace asyncdemo::lessons::broadcast {
namespace {

// All but the slow one, the one who leaves, and the one who comes late.
integer those_who_stay(const settings& chosen) { return chosen[people] - 2; }
// The one who comes late is there, too.
integer those_at_the_end(const settings& chosen) { return chosen[people]; }
integer those_at_the_end_but_the_slow(const settings& chosen) { return chosen[people] - 1; }
// The system keeps the first ones for it.
integer half_of_them(const settings& chosen) { return chosen[messages] / 2; }

std::string reject(const settings& chosen) {
    if (chosen[messages] <= chosen[people] - 3) return {};
    return fmt::format("--messages {} takes as many people to say them, so --people {} or more",
                       chosen[messages], chosen[messages] + 3);
}

side hub(std::string name, std::string_view about, work run) {
    return {.name = std::move(name),
            .about = about,
            .run = run,
            .ideal = stops_for,
            .needs = "sockets",
            .companion = be_in_room,
            .serve = run};
}

std::vector<side> sides() {
    return {
        hub("in-turn", "awaits the send to each, one after the other", in_turn),
        hub("together", "awaits all sends at once", together),
        hub("queue-each", "a bounded queue for each; who falls behind is dropped", queue_each),
        mistake_for("in-turn", hub("live-list", "walks over the list that others change meanwhile",
                                   live_list)),
    };
}

// At worst, those behind the slow one in the list wait until it reads on.
finding makes_those_behind_wait(const side_view& side) {
    double shortest_s = still_open;
    for (const row& person : side.rows()) {
        if (number(person, "person") <= static_cast<double>(slow_one(side.chosen()))) continue;
        shortest_s = std::min(shortest_s, number(person, "longest_wait_s"));
    }
    return at_least(seconds(shortest_s), 0.5 * seconds(side[stops_for]));
}

// One is being sent beside those in the queue, and the system may keep one or two.
bool overflows(const settings& chosen) { return chosen[messages] > chosen[queue] + 3; }
constexpr auto has_room = "the queue has room for all that is said meanwhile";

// A reader that the machine holds up for longer than its queue has room is dropped, too.
claim_judge where_readers_keep_up(claim_judge claimed) {
    return [claimed = std::move(claimed)](const side_view& side) {
        constexpr duration time_to_read = 10ms;
        finding found = claimed(side);
        const duration each = between_messages(side.chosen());
        const seconds room = side[queue] * seconds(each) / 2;
        if (found.holds() || (each >= time_to_read && side.time("lateness_s") < room)) return found;
        return cannot_say("messages came faster than the machine let people read");
    };
}

std::vector<claim> claims() {
    const auto everybody_hears_everything = [] { return count_of("heard_all") == those_who_stay; };
    return {
        the_point({"in-turn", "makes everybody behind the slow one wait for it",
                   makes_those_behind_wait}),
        {"in-turn", "lets everybody hear everything, in the end", everybody_hears_everything()},
        {"in-turn", "has the right list at the end", count_of("heard_last") == those_at_the_end},
        the_point(
            {"together", "makes nobody else wait", time_of("wait_max_s") <= times(0.5, stops_for)}),
        {"together", "has most messages under way until the slow one reads on",
         in_flight("is sent") >= half_of_them},
        {"together", "lets everybody hear everything", everybody_hears_everything()},
        {"together", "has the right list at the end", count_of("heard_last") == those_at_the_end},
        the_point({"queue-each", "makes nobody else wait",
                   time_of("wait_max_s") <= times(0.5, stops_for)}),
        {"queue-each", "lets everybody hear everything",
         where_readers_keep_up(everybody_hears_everything())},
        {"queue-each", "has one message under way at a time", in_flight("is sent") <= 1},
        the_point({"queue-each", "tells the slow one that it is dropped",
                   tells_if(overflows, has_room,
                            count_of("slow_closed_with") == wire::websocket_code::policy)}),
        {"queue-each", "has the right list at the end",
         where_readers_keep_up(tells_if(overflows, has_room,
                                        count_of("heard_last") == those_at_the_end_but_the_slow))},
    };
}

// The first message is on its way, and the next ones fill the queue.
duration until_dropped(const settings& chosen) {
    return (chosen[queue] + 1) * between_messages(chosen);
}
std::vector<prediction_prompt> prompts() {
    return {
        {"in-turn", {{"0s", 0s}}, stops_for},
        {"together", {{"stops-for", stops_for}}, 0s},
        {"queue-each", {{"stops-for", stops_for}, {"until-dropped", until_dropped}}, 0s},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "broadcast",
        .parameters = {people, messages, stops_for, queue},
        .reject = reject,
        .sides = sides(),
        .claims = claims(),
        .columns = {{"wait_max_s", "longest wait"},
                    {"heard_all", "heard all"},
                    {"heard_last", "heard the last"},
                    {"slow_closed_with", "slow one closed with"}},
        .on_screen = {"longest wait", "in flight", "heard all"},
        .spans = {{"is sent", span_kind::waiting}},
        .prediction = {.measure = time_of("wait_max_s"), .prompts = prompts()},
        .serve = {.side = "queue-each",
                  .scheme = "http",
                  .by_browser = "WS /ws",
                  .parameters = {"queue"}},
    };
}

}  // namespace asyncdemo::lessons::broadcast
