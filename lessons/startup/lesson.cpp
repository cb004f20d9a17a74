#include "lessons/lesson_file.hpp"
#include "lessons/startup/clients.hpp"
#include "lessons/startup/judges.hpp"
#include "lessons/startup/load.hpp"
#include "lessons/startup/people.hpp"
#include "lessons/startup/sides.hpp"

namespace asyncdemo::lessons::startup {
namespace {

seconds half_a_warm_up(const settings& chosen) { return 0.5 * seconds(chosen[warm_up]); }
seconds takes_and_half_a_warm_up(const settings& chosen) {
    return seconds(chosen[takes]) + half_a_warm_up(chosen);
}

// All of them wait at once where the new server listens first.
std::string reject(const settings& chosen) {
    constexpr integer most_waiting = 2000;
    constexpr integer most = 20'000;
    const integer waiting = meanwhile(chosen) + in_hand(chosen);
    if (waiting > most_waiting) {
        return fmt::format(
            "--rate, --warm-up and --takes let {} requests wait at once; the most is {}", waiting,
            most_waiting);
    }
    if (how_many(chosen) > most) {
        return fmt::format("--rate and --calm make {} requests; the most is {}", how_many(chosen),
                           most);
    }
    return {};
}

side restarted(std::string name, std::string_view about, work run, work serve,
               aio::task<> (*clients)(stage&) = ask_at_the_port) {
    return {.name = std::move(name),
            .about = about,
            .run = run,
            .ideal = over,
            .needs = "sockets",
            .companion = clients,
            .serve = serve};
}

std::vector<side> sides() {
    return {
        restarted("accepts-too-early", "start: accepts, and answers 500 until it is warm",
                  accepts_too_early, serve_accepts_too_early),
        restarted("listens-when-ready", "start: opens its door when it is warm", listens_when_ready,
                  serve_listens_when_ready),
        restarted("listens-first", "start: the door stays open, the kernel keeps who comes",
                  listens_first, serve_listens_first),
        restarted("ready-check", "start: says when it is ready, and a balancer looks", ready_check,
                  serve_ready_check, ask_through_balancer),
        restarted("at-once", "stop: ends in the midst of its work", at_once, serve_at_once),
        restarted("drain", "stop: closes its door, and finishes", drain, serve_drain),
        restarted("hand-over", "stop: once the new one is warm, at the same port", hand_over,
                  serve_hand_over),
        mistake_for("ready-check", restarted("alive-check", "start: says that it is alive",
                                             alive_check, serve_alive_check, ask_through_balancer)),
    };
}

std::vector<claim> claims() {
    const auto loses_none = [] { return count_of("failed") == 0; };
    const auto keeps_nobody_waiting = [] {
        return if_some_come_meanwhile(time_of("wait_max_s") <= takes_and_half_a_warm_up);
    };
    return {
        {every_side, "counts as many answers as its servers gave", agrees_with_servers},
        the_point({"accepts-too-early", "answers 500 to everybody who comes before it is warm",
                   if_some_come_meanwhile(answers_500_before_it_is_ready)}),
        the_point({"listens-when-ready", "has everybody refused who comes while its door is closed",
                   if_some_come_meanwhile(refuses_while_it_is_closed)}),
        the_point({"listens-first", "loses no request", loses_none()}),
        {"listens-first", "makes them wait instead",
         if_some_come_meanwhile(time_of("wait_max_s") >= half_a_warm_up)},
        the_point({"ready-check", "loses no request", if_some_come_meanwhile(loses_none())}),
        {"ready-check", "keeps nobody waiting for the new server", keeps_nobody_waiting()},
        the_point({"at-once", "cuts off all that the old server has in hand",
                   if_some_are_in_hand(cuts_off_what_is_in_hand)}),
        {"at-once", "cuts off nothing else but what was not accepted",
         if_some_are_in_hand(cuts_off_nothing_else)},
        the_point({"drain", "loses nothing but what was not accepted",
                   if_some_are_in_hand(loses_only_what_was_not_accepted)}),
        the_point(
            {"hand-over", "loses no request", if_some_are_in_hand(loses_none_at_shared_port)}),
        {"hand-over", "keeps nobody waiting for the new server", keeps_nobody_waiting()},
    };
}

std::vector<prediction_prompt> prompts() {
    const typical_answer none{"none", integer{0}};
    const typical_answer all{"meanwhile", meanwhile};
    const typical_answer in_flight{"in-hand", in_hand};
    return {
        {"accepts-too-early", {none, in_flight}, meanwhile},
        {"listens-when-ready", {none, in_flight}, meanwhile},
        {"listens-first", {all, in_flight}, integer{0}},
        {"ready-check", {all, in_flight}, integer{0}},
        {"at-once", {none, all}, in_hand},
        {"drain", {all, in_flight}, integer{0}},
        {"hand-over", {all, in_flight}, integer{0}},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "startup",
        .parameters = {arrivals, takes, warm_up, calm},
        .reject = reject,
        .sides = sides(),
        .claims = claims(),
        .columns = {{"failed", "failed"},
                    {"http_500", "500"},
                    {"refused", "refused"},
                    {"cut_off", "cut off"},
                    {"unanswered", "unanswered"},
                    {"wait_max_s", "longest wait"},
                    {"wait_median_s", "median wait"},
                    {"requests", "requests"},
                    {"answered", "answered"},
                    {"in_hand", "in hand"},
                    {"unaccepted", "unaccepted"}},
        .on_screen = {"failed", "500", "refused", "cut off", "longest wait"},
        .spans = {{"warms up", span_kind::waiting}, {"serves", span_kind::working}},
        .prediction = {.measure = count_of("failed"), .prompts = prompts()},
        .serve = {.side = "listens-first",
                  .scheme = "http",
                  .by_browser = "GET /work",
                  .parameters = {"takes", "warm-up"},
                  .values = {{"takes", 1}, {"warm-up", 5}}},
    };
}

}  // namespace asyncdemo::lessons::startup
