#include "lessons/broker/server.hpp"
#include "lessons/broker/sides.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::broker {
namespace {

// The first consumer dies when half is finished, before it acknowledges the last of them.
integer finished_by_first(const settings& chosen) { return (chosen[messages] + 1) / 2; }
integer left_to_second(const settings& chosen) {
    return chosen[messages] - finished_by_first(chosen) + 1;
}

integer in_rounds(integer how_many, integer at_once) { return (how_many + at_once - 1) / at_once; }

duration all_in_turn(const settings& chosen) { return (chosen[messages] + 1) * chosen[takes]; }
duration each_once(const settings& chosen) { return chosen[messages] * chosen[takes]; }
duration several_at_once(const settings& chosen) {
    const integer at_once = chosen[prefetch];
    return chosen[takes] * (in_rounds(finished_by_first(chosen), at_once) +
                            in_rounds(left_to_second(chosen), at_once));
}
// The second consumer has nothing to do then.
duration until_killed(const settings& chosen) { return finished_by_first(chosen) * chosen[takes]; }

integer most_at_once(const settings& chosen) {
    return std::min(chosen[messages], chosen[prefetch]);
}
integer thread_for_each(const settings& chosen) { return most_at_once(chosen) + 1; }
integer in_hand_at_the_end(const settings& chosen) {
    return std::min(left_to_second(chosen), chosen[prefetch]);
}
integer half(const settings& chosen) { return chosen[messages] / 2; }

bool works_on_several(const settings& chosen) { return chosen[prefetch] > 1; }
constexpr auto one_in_hand = "with a --prefetch of 1 it works on one message at a time, too";

finding gets_all_again(const side_view& side) {
    return exactly(side.counted("came_again"), side.counted("in_hand"));
}

claim loses_nothing(std::string_view side) {
    return the_point(
        {side, "loses no message, though its consumer is killed", count_of("lost") == 0});
}

claim gets_it_again(std::string_view side) {
    return {side, "gets every message again that was not acknowledged, marked", gets_all_again};
}

claim does_some_twice(std::string_view side) {
    return {side, "does a message twice: it was killed between the work and the acknowledgement",
            count_of("done_twice") >= 1};
}

// People can come to the broker that the consumers of the lesson come to.
side consumer(std::string name, std::string_view about, void (*run)(stage&),
              bound<duration> ideal) {
    return {.name = std::move(name),
            .about = about,
            .run = run,
            .ideal = std::move(ideal),
            .needs = "processes and sockets",
            .serve = serve_people};
}

std::vector<side> sides() {
    return {
        consumer("in-turn", "one message in hand: work, then acknowledge", in_turn, all_in_turn),
        consumer("thread-per-message", "several in hand, a thread for each", thread_per_message,
                 several_at_once),
        consumer("task-per-message", "several in hand, a task for each", task_per_message,
                 several_at_once),
        mistake_for("in-turn",
                    consumer("ack-on-receipt", "acknowledges whatever comes, then works on it",
                             ack_on_receipt, until_killed)),
    };
}

std::vector<claim> claims() {
    return {
        {"in-turn", "has one message in hand at a time", in_flight() == 1},
        {"in-turn", "takes the sum of the work", wall() >= each_once},
        loses_nothing("in-turn"),
        gets_it_again("in-turn"),
        does_some_twice("in-turn"),
        {"thread-per-message", "has as many messages in hand at once as it may",
         overlap(takes, in_flight() == most_at_once)},
        {"thread-per-message", "has a thread for each",
         overlap(takes, count_of("consumer_threads") == thread_for_each)},
        loses_nothing("thread-per-message"),
        gets_it_again("thread-per-message"),
        does_some_twice("thread-per-message"),
        {"task-per-message", "has as many messages in hand at once as it may",
         overlap(takes, in_flight() == most_at_once)},
        {"task-per-message", "needs one thread for that", count_of("consumer_threads") == 1},
        {"task-per-message", "takes two rounds of the longest work, not the sum",
         tells_if(works_on_several, one_in_hand,
                  time_of("worked_s") <= times(1.5, several_at_once))},
        loses_nothing("task-per-message"),
        gets_it_again("task-per-message"),
        does_some_twice("task-per-message"),
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"in-turn", {{"none", 0}, {"half", half}}, 1},
        {"thread-per-message", {{"one", 1}, {"half", half}}, about(in_hand_at_the_end)},
        {"task-per-message", {{"one", 1}, {"half", half}}, about(in_hand_at_the_end)},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "broker",
        .parameters = {messages, takes, prefetch},
        .has_broker = true,
        .sides = sides(),
        .claims = claims(),
        .columns = {{"worked_s", "at work"},
                    {"in_hand", "in hand when killed"},
                    {"came_again", "came again"},
                    {"done_twice", "done twice"},
                    {"lost", "lost"},
                    {"consumer_threads", "consumer's threads"}},
        .on_screen = {"total", "in flight", "consumer's threads", "came again", "done twice",
                      "lost"},
        .spans = {{"is in hand", span_kind::waiting}},
        .shows_order = true,
        .prediction = {.measure = count_of("came_again"), .prompts = prompts()},
        .serve = {.side = "task-per-message", .scheme = "amqp", .by_browser = {}},
    };
}

}  // namespace asyncdemo::lessons::broker
