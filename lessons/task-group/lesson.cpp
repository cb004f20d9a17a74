#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"
#include "lessons/lesson_file.hpp"

namespace asyncdemo::lessons::task_group {
namespace {

constexpr parameter<duration> hotel{"hotel", 1s, 1ms, 1500ms, "when the hotel fails"};
constexpr parameter<duration> flight{"flight", 2s, 1800ms, 2500ms,
                                     "how long it takes to book a flight"};
constexpr parameter<duration> car{"car", 3s, 2800ms, 60s, "how long it takes to book a car"};

// [gather, by-hand, task-group, left-running]
aio::task<> book(stage& on, std::string_view what, duration length) {
    const auto shown = on.span(what, "is being booked");
    try {
        co_await aio::sleep(length);
        on.mark(what, "is booked");
    } catch (const aio::cancelled&) {
        on.mark(what, "is cancelled");
        throw;  // whoever is cancelled tidies up, and ends
    }
}

struct sold_out {};
aio::task<> book_hotel(stage& on) {
    const auto shown = on.span("hotel", "is being booked");
    co_await aio::sleep(on[hotel]);
    on.mark("hotel", "fails");
    throw sold_out();
}

template <aio::task<> (*book_all)(stage&)>
aio::task<> travel(stage& on) {
    try {
        co_await book_all(on);
    } catch (const sold_out&) {
        on.mark("you", "are told");
    }
}
// [end]

// [gather]
aio::task<> with_gather(stage& on) {  // lets all end, then throws what one of them has thrown
    co_await aio::gather(book(on, "flight", on[flight]), book_hotel(on), book(on, "car", on[car]));
}
// [end]

// [by-hand]
aio::task<> or_cancel(aio::nursery& all, aio::task<> one) {
    try {
        co_await std::move(one);
    } catch (const sold_out&) {
        all.cancel();  // forget this, and the others run on
        throw;
    }
}

aio::task<> by_hand(stage& on) {
    aio::nursery all(aio::nursery::on_failure::let_the_others_finish);  // what gather is made of
    all.start(or_cancel(all, book(on, "flight", on[flight])));
    all.start(or_cancel(all, book_hotel(on)));
    all.start(or_cancel(all, book(on, "car", on[car])));
    co_await all.join();
}
// [end]

// [task-group]
aio::task<> in_group(stage& on) {
    co_await aio::with_task_group([&on](aio::task_group& group) -> aio::task<> {
        group.spawn(book(on, "flight", on[flight]));
        group.spawn(book_hotel(on));
        group.spawn(book(on, "car", on[car]));
        co_return;  // but the group is left only when all have ended
    });
}
// [end]

// [left-running]
aio::task<> leave(stage& on) {
    aio::nursery background(aio::nursery::on_failure::let_the_others_finish);
    background.start(book(on, "flight", on[flight]));
    background.start(book(on, "car", on[car]));
    co_await travel<book_hotel>(on);  // is told, and goes on; nobody stops the others
    co_await background.join();
}
// [end]

std::vector<side> sides() {
    return {
        {"gather", "lets the others run on", travel<with_gather>, car},
        {"by-hand", "gather; who fails cancels the others", travel<by_hand>, hotel},
        {"task-group", "cancels the others itself", travel<in_group>, hotel},
        mistake_for("task-group", {"left-running", "the others go on", leave, car}),
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
        {"task-group", "is over when the hotel fails", wall() <= with_margin(1.2, hotel)},
        {"task-group", "is outlived by nothing", nothing_outlives("you are told")},
    };
}

std::vector<prediction_prompt> prompts() {
    return {
        {"gather", {{"hotel", hotel}}},
        {"by-hand", {{"flight", flight}}},
        {"task-group", {{"car", car}}},
    };
}

}  // namespace

lesson description() {
    return {
        .name = "task-group",
        .parameters = {hotel, flight, car},
        .sides = sides(),
        .claims = claims(),
        .shows_order = true,
        .prediction = {.prompts = prompts()},
    };
}

}  // namespace asyncdemo::lessons::task_group
