#include "lessons/task-group/sides.hpp"

#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "aio/task_group.hpp"

namespace asyncdemo::lessons::task_group {

// [gather, by-hand, task-group, left-running]
aio::task<> book(stage& on, std::string_view what, duration length) {
    const auto shown = on.span(what, "is being booked");
    try {
        co_await aio::sleep(length);
        on.mark(what, "is booked");
    } catch (const aio::cancelled&) {
        on.mark(what, "is cancelled");
        throw;  // a cancelled task tidies up, and ends
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
aio::task<> book_with_gather(stage& on) {  // lets all end, then throws what one of them threw
    co_await aio::gather(book(on, "flight", on[flight]), book_hotel(on), book(on, "car", on[car]));
}

aio::task<> with_gather(stage& on) { return travel<book_with_gather>(on); }
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

aio::task<> book_by_hand(stage& on) {
    aio::nursery all(aio::nursery::on_failure::let_the_others_finish);  // what gather is made of
    all.start(or_cancel(all, book(on, "flight", on[flight])));
    all.start(or_cancel(all, book_hotel(on)));
    all.start(or_cancel(all, book(on, "car", on[car])));
    co_await all.join();
}

aio::task<> by_hand(stage& on) { return travel<book_by_hand>(on); }
// [end]

// [task-group]
aio::task<> book_in_group(stage& on) {
    co_await aio::with_task_group([&on](aio::task_group& group) -> aio::task<> {
        group.spawn(book(on, "flight", on[flight]));
        group.spawn(book_hotel(on));
        group.spawn(book(on, "car", on[car]));
        co_return;  // but the group is left only when all have ended
    });
}

aio::task<> in_group(stage& on) { return travel<book_in_group>(on); }
// [end]

// [left-running]
aio::task<> left_running(stage& on) {
    aio::nursery background(aio::nursery::on_failure::let_the_others_finish);
    background.start(book(on, "flight", on[flight]));
    background.start(book(on, "car", on[car]));
    co_await travel<book_hotel>(on);  // hears of it, and goes on; nothing stops the others
    co_await background.join();
}
// [end]

}  // namespace asyncdemo::lessons::task_group
