#include "lessons/lesson_file.hpp"
#include "lessons/task-group/sides.hpp"

namespace asyncdemo::lessons::task_group {
namespace {

std::vector<side> sides() {
    return {
        {"gather", "lets the others run on", with_gather, car},
        {"by-hand", "gather; a failure cancels the others", by_hand, hotel},
        {"task-group", "cancels the others itself", in_group, hotel},
        mistake_for("task-group", {"left-running", "the others go on", left_running, car}),
    };
}

claim_judge cancels_in_order() {
    return happens_in_order(
        {"hotel fails", "flight is cancelled", "car is cancelled", "you are told"});
}

// Which of the two ends first is nothing that asyncio promises.
finding cancels_in_any_order(const side_view& side) {
    finding flight_first = cancels_in_order()(side);
    if (flight_first.holds()) return flight_first;
    return happens_in_order(
        {"hotel fails", "car is cancelled", "flight is cancelled", "you are told"})(side);
}

std::vector<claim> claims() {
    return {
        in_cpp({"gather", "books the others for nothing, then tells you",
                happens_in_order(
                    {"hotel fails", "flight is booked", "car is booked", "you are told"})}),
        in_python({"gather", "tells you at once, then books the others for nothing",
                   happens_in_order(
                       {"hotel fails", "you are told", "flight is booked", "car is booked"})}),
        {"gather", "is over when the last booking has ended", wall() >= car},
        in_cpp({"by-hand", "cancels the flight, then the car, then tells you", cancels_in_order()}),
        in_python({"by-hand", "cancels both, then tells you", cancels_in_any_order}),
        in_cpp(
            {"task-group", "cancels the flight, then the car, then tells you", cancels_in_order()}),
        in_python({"task-group", "cancels both, then tells you", cancels_in_any_order}),
        in_python({"task-group", "raises an ExceptionGroup, though only one has failed",
                   count_of("failures") == 1}),
        the_point(
            {"task-group", "is over when the hotel fails", wall() <= with_margin(1.2, hotel)}),
        {"task-group", "leaves nothing running", nothing_outlives("you are told")},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"gather", {{"hotel", hotel}}, car},
        {"by-hand", {{"flight", flight}}, hotel},
        {"task-group", {{"car", car}}, hotel},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "task-group",
        .parameters = {hotel, flight, car},
        .sides = sides(),
        .claims = claims(),
        .on_screen = {"total", "in flight"},
        .spans = {{"is being booked", span_kind::waiting}},
        .shows_order = true,
        .prediction = {.prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::task_group
