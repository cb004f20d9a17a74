#include <set>
#include <string>

#include "lessons/lesson_file.hpp"
#include "lessons/websocket/clients.hpp"
#include "lessons/websocket/sides.hpp"

namespace asyncdemo::lessons::websocket {
namespace {

integer written(const settings& chosen) { return chosen[people] * chosen[messages]; }
integer connections(const settings& chosen) { return chosen[idle] + chosen[people]; }

duration saved_in_order(const settings& chosen) { return chosen[messages] * chosen[save]; }
duration longest(const settings& chosen) {
    return chosen[messages] * std::max(chosen[process], chosen[log]);
}
duration sum(const settings& chosen) { return chosen[messages] * (chosen[process] + chosen[log]); }
// The replies to the last messages don't come any more.
duration saved_before_kill(const settings& chosen) { return (chosen[messages] - 1) * chosen[save]; }

side server(std::string name, std::string_view about, work run, bound<duration> ideal) {
    return {.name = std::move(name),
            .about = about,
            .run = run,
            .ideal = std::move(ideal),
            .needs = "sockets",
            .companion = only_write,
            .serve = run};
}

side with_idle_ones(side s) {
    s.companion = listen_and_write;
    return s;
}

// People get one that nobody kills.
side that_is_killed(side s, std::optional<work> for_people = {}) {
    s.serve = for_people;
    return s;
}

std::vector<side> sides() {
    return {
        with_idle_ones(server("thread-per-connection", "a thread for each connection",
                              thread_per_connection, saved_in_order)),
        with_idle_ones(server("coroutines", "a coroutine for each, on one thread", coroutines,
                              saved_in_order)),
        server("in-turn", "coroutines; each message needs two services, one after the other",
               in_turn, sum),
        server("together", "coroutines; both services are asked at once", together, longest),
        that_is_killed(server("save-first", "coroutines; the server is killed in the last save",
                              save_first, saved_before_kill),
                       coroutines),
        mistake_for("save-first",
                    that_is_killed(server("reply-first", "the same, but replies before it saves",
                                          reply_first, saved_before_kill))),
    };
}

std::set<std::string> messages_that_were(std::string_view what, const side_view& side) {
    std::set<std::string> found;
    for (const row& r : side.rows()) {
        if (text_in(r, "what") == what) found.insert(text_in(r, "message"));
    }
    return found;
}

finding has_saved_what_it_replied_to(const side_view& side) {
    const auto saved = messages_that_were("saved", side);
    integer nowhere = 0;
    for (const std::string& message : messages_that_were("replied", side)) {
        if (!saved.contains(message)) ++nowhere;
    }
    return exactly(nowhere, 0);
}

finding weighs_half(const side_view& side) {
    if (side[idle] < 200) return cannot_say("too few idle connections to weigh them");
    return at_most_factor(side.metric("memory_each_kb") /
                              side.beside("thread-per-connection").metric("memory_each_kb"),
                          0.5);
}

// Threads are counted every hundredth of a second.
finding has_a_thread_for_each(const side_view& side) {
    finding found = at_least(side.threads(), connections(side.chosen()));
    if (found.holds() || saved_in_order(side.chosen()) >= 50ms) return found;
    return cannot_say("the threads of those who write end before they are counted");
}

bool has_several_people(const settings& chosen) { return chosen[people] > 1; }
constexpr auto one_alone = "one person alone waits for nobody";

bool has_two_long_waits(const settings& chosen) {
    return 4 * std::min(chosen[process], chosen[log]) >= std::max(chosen[process], chosen[log]);
}
constexpr auto one_dominates = "one service takes so long that the other one hardly matters";

std::vector<claim> claims() {
    return {
        {"thread-per-connection", "replies to every message, in order",
         count_of("replies") == written},
        {"thread-per-connection", "makes nobody wait for another's message",
         tells_if(has_several_people, one_alone, time_of("last_s") <= times(1.25, saved_in_order))},
        {"thread-per-connection", "has a thread for every connection, though most say nothing",
         has_a_thread_for_each},
        {"coroutines", "reply to every message, in order", count_of("replies") == written},
        the_point({"coroutines", "make nobody wait for another's message",
                   tells_if(has_several_people, one_alone,
                            time_of("last_s") <= times(1.25, saved_in_order))}),
        the_point({"coroutines", "need one thread for all connections", asyncdemo::threads() == 1}),
        {"coroutines", "weigh at most half as much for each connection", weighs_half},
        {"in-turn", "replies to every message, in order", count_of("replies") == written},
        {"in-turn", "asks the second service when the first one is done",
         tells_if(has_two_long_waits, one_dominates, time_of("last_s") >= times(0.99, sum))},
        {"together", "replies to every message, in order", count_of("replies") == written},
        the_point({"together", "takes the longer of the two services",
                   tells_if(has_two_long_waits, one_dominates,
                            time_of("last_s") <= times(1.15, longest))}),
        the_point({"save-first", "has lost no message that it has replied to",
                   has_saved_what_it_replied_to}),
    };
}

duration one_by_one(const settings& chosen) { return chosen[people] * saved_in_order(chosen); }

std::vector<prediction_prompt> prompts() {
    return {
        {"thread-per-connection", {{"save", save}, {"one-by-one", one_by_one}}, saved_in_order},
        {"coroutines", {{"save", save}, {"one-by-one", one_by_one}}, saved_in_order},
        {"in-turn", {{"longest", longest}}, sum},
        {"together", {{"sum", sum}}, longest},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "websocket",
        .parameters = {people, messages, save, idle, process, log},
        .sides = sides(),
        .claims = claims(),
        .columns = {{"last_s", "last reply"},
                    {"replies", "replies"},
                    {"memory_each_kb", "memory each"}},
        .on_screen = {"last reply", "in flight", "threads"},
        .spans = {{"is saved", span_kind::waiting},
                  {"is processed", span_kind::waiting},
                  {"is logged", span_kind::waiting}},
        .prediction = {.measure = time_of("last_s"), .prompts = prompts()},
        .serve = {.side = "coroutines",
                  .scheme = "http",
                  .by_browser = "WS /ws",
                  .parameters = {"save", "process", "log"},
                  .values = {{"save", 2}, {"process", 2}, {"log", 1}}},
    };
}

}  // namespace asyncdemo::lessons::websocket
