#include "lessons/lesson_file.hpp"
#include "lessons/sockets/clients.hpp"
#include "lessons/sockets/sides.hpp"

namespace asyncdemo::lessons::sockets {
namespace {

duration last_knock(const settings& chosen) { return (2 * chosen[knocks] - 1) * chosen[every]; }

double first_on_port(const side_view& side, int port, std::string_view what) {
    double earliest = 1e9;
    for (const row& client : side.rows()) {
        if (number(client, "port") == port) earliest = std::min(earliest, number(client, what));
    }
    return earliest;
}

finding keeps_port_2_waiting(const side_view& side) {
    return at_least(seconds(first_on_port(side, 2, "answered_s")),
                    seconds(first_on_port(side, 1, "knocked_s")));
}

// A server for the clients of the lesson, and for people as well.
side server(std::string name, std::string_view about, work run) {
    return {.name = std::move(name),
            .about = about,
            .run = run,
            .ideal = last_knock,
            .needs = "sockets",
            .companion = knock_in_turn,
            .serve = run};
}

std::vector<side> sides() {
    return {
        server("blocking", "accept on port 1, then on port 2, in turn", blocking),
        server("select", "one select() over both ports", with_select),
        server("libuv", "a coroutine for each port, on the loop", on_the_loop),
        mistake_for("libuv", server("blocking-in-coroutine", "coroutines that call accept()",
                                    blocking_in_coroutine)),
    };
}

// What there is of libuv in Python.
side on_asyncio() {
    side s =
        python_side("asyncio-loop", "a coroutine for each port, on asyncio's loop", last_knock);
    s.python_of = "libuv";
    return s;
}

std::vector<claim> claims() {
    return {
        the_point({"blocking",
                   "keeps the first client of port 2 waiting until one knocks on port 1",
                   keeps_port_2_waiting}),
        {"blocking", "makes every client of port 2 queue up meanwhile", in_flight() >= knocks},
        the_point({"select", "answers every client at once, on either port",
                   time_of("wait_max_s") <= times(0.5, every)}),
        {"select", "needs one thread", threads() == 1},
        the_point({"libuv", "answers every client at once, on either port",
                   time_of("wait_max_s") <= times(0.5, every)}),
        {"libuv", "needs one thread", threads() == 1},
        {"blocking", "has one thread too: what matters is where it waits", threads() == 1},
    };
}

// The one that knocks on port 2 while nobody has come to port 1 yet.
seconds first_client_waits(const side_view& side) {
    for (const row& client : side.rows()) {
        if (number(client, "client") == 1) return seconds(number(client, "waited_s"));
    }
    throw not_recorded{};
}

duration until_first_on_port_1(const settings& chosen) { return chosen[knocks] * chosen[every]; }

std::vector<prediction_prompt> prompts() {
    return {
        {"blocking", {{"0s", 0s}, {"every", every}}, until_first_on_port_1},
        {"select", {{"until-first-on-port-1", until_first_on_port_1}, {"every", every}}, 0s},
        {"libuv", {{"until-first-on-port-1", until_first_on_port_1}, {"every", every}}, 0s},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "sockets",
        .parameters = {knocks, every},
        .sides = sides(),
        .python_sides = {on_asyncio()},
        .claims = claims(),
        .columns = {{"wait_median_s", "median wait"}, {"wait_max_s", "longest wait"}},
        .on_screen = {"total", "median wait", "longest wait", "threads"},
        .spans = {{"knocks on port 1", span_kind::waiting},
                  {"knocks on port 2", span_kind::waiting}},
        .prediction = {.measure = measured_figure<seconds>{first_client_waits},
                       .prompts = prompts()},
        .serve = {.side = "libuv", .values = {{"knocks", std::nullopt}}},
    };
}

}  // namespace asyncdemo::lessons::sockets
