// Lesson `sockets`: A server listens on two ports, and a client knocks on the second one first.
// When is it answered?
#include <sys/select.h>

#include "aio/gather.hpp"
#include "aio/io/tcp.hpp"
#include "aio/sleep.hpp"
#include "lessons/lesson_file.hpp"
#include "serving/blocking_socket.hpp"
#include "serving/loop_socket.hpp"

namespace asyncdemo::lessons {
namespace {

constexpr parameter<integer> knocks{"knocks", 3, 1, 100, "how often each port is knocked at"};
constexpr parameter<duration> every{"every", 250ms, 1ms, 10s,
                                    "the time from one knock to the next"};

constexpr std::string_view greeting = "Hello from server!\n";

// [blocking, select, blocking-in-coroutine]
void answer_next(blocking_listener& port) {
    blocking_client client = port.accept();  // blocks until somebody knocks on this port
    client.send(greeting);
}
// [end]

// [blocking]
void blocking(stage& on) {
    blocking_listener one(on, 1);
    blocking_listener two(on, 2);
    on.ready({one.port(), two.port()});
    for (integer i = 0; i < on[knocks]; ++i) {
        answer_next(one);
        answer_next(two);  // not before somebody came to port 1
    }
}
// [end]

// [select]
void with_select(stage& on) {
    blocking_listener one(on, 1);
    blocking_listener two(on, 2);
    on.ready({one.port(), two.port()});
    for (const blocking_listener* port : {&one, &two}) require_selectable(port->fd());
    for (integer answered = 0; answered < 2 * on[knocks];) {
        fd_set knocked;
        FD_ZERO(&knocked);
        FD_SET(one.fd(), &knocked);
        FD_SET(two.fd(), &knocked);
        // Blocks until somebody knocks on either port.
        require(::select(two.fd() + 1, &knocked, nullptr, nullptr, nullptr), "select");
        for (blocking_listener* port : {&one, &two}) {
            if (!FD_ISSET(port->fd(), &knocked)) continue;
            answer_next(*port);
            ++answered;
        }
    }
}
// [end]

// [libuv]
aio::task<> answer_knocks(stage& on, loop_listener& port) {
    for (integer i = 0; i < on[knocks]; ++i) {
        loop_client client = co_await port.accept();  // the other port goes on meanwhile
        co_await client.write(greeting);
    }
}

aio::task<> on_the_loop(stage& on) {
    loop_listener one(on, 1);
    loop_listener two(on, 2);
    on.ready({one.port(), two.port()});
    co_await aio::gather(answer_knocks(on, one), answer_knocks(on, two));
}
// [end]

// [blocking-in-coroutine]
aio::task<> answer_knocks_blocking(stage& on, blocking_listener& port) {
    for (integer i = 0; i < on[knocks]; ++i) answer_next(port);  // holds the only thread
    co_return;
}

aio::task<> blocking_in_coroutine(stage& on) {
    blocking_listener one(on, 1);
    blocking_listener two(on, 2);
    on.ready({one.port(), two.port()});
    co_await aio::gather(answer_knocks_blocking(on, one), answer_knocks_blocking(on, two));
}
// [end]

// The clients, in a process of their own: for a while they all knock on port 2, then all on port 1.
aio::task<duration> knock(stage& on, integer client) {
    const int port = client < on[knocks] ? 2 : 1;
    co_await aio::sleep_until(on.start() + client * on[every]);
    const duration knocked = on.now();
    const auto shown =
        on.span(fmt::format("client {}", client + 1), fmt::format("knocks on port {}", port));
    const aio::endpoint at{.port = on.port(port == 1 ? 0 : 1)};
    aio::stream server = co_await aio::connect(at);
    const std::string answer = co_await aio::read_all(server, greeting.size());
    if (answer != greeting) throw std::runtime_error("the server's answer was cut short");
    const duration answered = on.now();
    on.row({{"client", client + 1},
            {"port", port},
            {"knocked_s", knocked},
            {"answered_s", answered},
            {"waited_s", answered - knocked}});
    co_return answered - knocked;
}

aio::task<> knock_in_turn(stage& on) {
    std::vector<aio::task<duration>> clients;
    for (integer i = 0; i < 2 * on[knocks]; ++i) clients.push_back(knock(on, i));
    on.percentiles("wait", co_await aio::gather(std::move(clients)));
}

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

std::vector<side> sides() {
    return {
        {.name = "blocking",
         .about = "accept on port 1, then on port 2, in turn",
         .run = blocking,
         .ideal = last_knock,
         .needs = "sockets",
         .companion = knock_in_turn,
         .serve = blocking},
        {.name = "select",
         .about = "one select() over both ports",
         .run = with_select,
         .ideal = last_knock,
         .needs = "sockets",
         .companion = knock_in_turn,
         .serve = with_select},
        {.name = "libuv",
         .about = "a coroutine for each port, on the loop",
         .run = on_the_loop,
         .ideal = last_knock,
         .needs = "sockets",
         .companion = knock_in_turn,
         .serve = on_the_loop},
        {.name = "blocking-in-coroutine",
         .about = "coroutines that call accept()",
         .run = blocking_in_coroutine,
         .ideal = last_knock,
         .needs = "sockets",
         .companion = knock_in_turn,
         .mistake_for = "libuv",
         .serve = blocking_in_coroutine},
    };
}

std::vector<claim> claims() {
    return {
        {"blocking", "keeps the first client of port 2 until one comes to port 1",
         keeps_port_2_waiting},
        {"blocking", "lets every client of port 2 queue up meanwhile", in_flight() >= knocks},
        {"select", "answers every client at once, whichever port",
         time_of("wait_max_s") <= times(0.5, every)},
        {"select", "needs one thread", threads() == 1},
        {"libuv", "answers every client at once, whichever port",
         time_of("wait_max_s") <= times(0.5, every)},
        {"libuv", "needs one thread", threads() == 1},
        {"blocking", "has one thread too: it is not the number, it is where it waits",
         threads() == 1},
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
        {"blocking",
         "The thread waits in accept() for port 1 and sees nothing else until somebody knocks "
         "there.",
         {{0s, "would be right if somebody looked at port 2: the thread is held by port 1"},
          {every, "is when the next client comes: but to port 2 again"}}},
        {"select",
         "select() returns as soon as either port is knocked at.",
         {{until_first_on_port_1, "is what blocking makes it wait: select() sees both ports"},
          {every, "is when the next client comes: there is no need to wait for it"}}},
        {"libuv",
         "The loop asks the system about all ports at once, and resumes the coroutine of the one "
         "that was knocked at.",
         {{until_first_on_port_1,
           "is what blocking makes it wait: here only one coroutine waits "
           "for port 1, and not the thread"},
          {every, "is when the next client comes: there is no need to wait for it"}}},
    };
}

}  // namespace

lesson sockets() {
    return {
        .name = "sockets",
        .part = 1,
        .question =
            "A server listens on two ports, and a client knocks on the second one first. "
            "When is it answered?",
        .parameters = {knocks, every},
        .sides = sides(),
        .claims = claims(),
        .columns = {{"wait_median_s", "median wait"}, {"wait_max_s", "longest wait"}},
        .prediction = {.asks =
                           "How long does the first client wait, the one that knocks on port 2?",
                       .measure = {first_client_waits},
                       .prompts = prompts()},
        .serve = {.side = "libuv",
                  .tries = "Knock at the second port, then at the first: who is answered when? "
                           "Compare the sides.",
                  .values = {{"knocks", 1e15}}},  // as long as people like
        .conclusion =
            "Who waits for one port is blind for the other: up to {blocking.wait_max_s} for an "
            "answer when "
            "blocking, {select.wait_max_s} with select, {libuv.wait_max_s} on the loop.",
        .tries = {"sockets --every 1s", "sockets --mistake", "code sockets --side select"},
    };
}

}  // namespace asyncdemo::lessons
