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

std::vector<claim> claims() {
    const auto cancels_the_others = happens_in_order(
        {"hotel fails", "flight is cancelled", "car is cancelled", "you are told"});
    return {
        {"gather", "books the others for nothing, then tells you",
         happens_in_order({"hotel fails", "flight is booked", "car is booked", "you are told"})},
        {"gather", "is over when the last booking has ended", wall() >= car},
        {"by-hand", "cancels the flight, then the car, then tells you", cancels_the_others},
        {"task-group", "cancels the flight, then the car, then tells you", cancels_the_others},
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
