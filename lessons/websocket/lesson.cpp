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

side server(std::string_view name, std::string_view about, work run, bound<duration> ideal) {
    return {.name = name,
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

side that_is_killed(side s) {
    s.serve = std::nullopt;
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
                              save_first, saved_before_kill)),
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

std::vector<claim> claims() {
    return {
        {"thread-per-connection", "replies to every message, in order",
         count_of("replies") == written},
        {"thread-per-connection", "has a thread for every connection, though most say nothing",
         threads() >= connections},
        {"coroutines", "reply to every message, in order", count_of("replies") == written},
        {"coroutines", "have one thread for all connections", threads() == 1},
        the_point({"coroutines", "weigh at most half as much for each connection", weighs_half}),
        the_point({"coroutines", "make nobody wait for another's message",
                   time_of("last_s") <= times(1.1, saved_in_order)}),
        {"in-turn", "asks the second service when the first is done",
         time_of("last_s") >= times(0.99, sum)},
        {"in-turn", "replies to every message, in order", count_of("replies") == written},
        the_point({"together", "takes the longer of the two services",
                   time_of("last_s") <= times(1.1, longest)}),
        {"together", "replies to every message, in order", count_of("replies") == written},
        the_point({"save-first", "has saved every message that it has replied to",
                   has_saved_what_it_replied_to}),
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
        .on_screen = {"last reply", "in flight", "threads", "memory each"},
        .prediction = {.measure = time_of("last_s")},
        .serve = {.side = "coroutines"},
    };
}

}  // namespace asyncdemo::lessons::websocket
