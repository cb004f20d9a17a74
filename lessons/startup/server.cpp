#include "lessons/startup/server.hpp"

#include "aio/first_of.hpp"
#include "aio/sleep.hpp"
#include "lessons/startup/load.hpp"

namespace asyncdemo::lessons::startup {

namespace {

aio::task<> on_event(aio::event& awaited) { co_await awaited.wait(); }

}  // namespace

// At any time, the lane shows what can be expected of the server.
void server::show(std::string_view what) {
    shown_.reset();
    if (!what.empty()) shown_.emplace(on_.span(name_, what));
}

aio::task<> server::warm_up() {
    show("warms up");
    co_await aio::sleep(on_[startup::warm_up]);
    is_ready_ = true;
    show(tasks_ != nullptr ? "serves" : "");
}

// [at-once, drain, hand-over]
aio::task<> server::serve(loop_listener& at) {
    if (is_ready_) show("serves");
    co_await aio::with_task_group([&](aio::task_group& tasks) -> aio::task<> {
        tasks_ = &tasks;
        co_await aio::first_of(accept_all(at, tasks), until_it_leaves());
        has_left_.set();
    });  // waits for all that is in hand
    show("");
    ended_.set();
}

aio::task<> server::accept_all(loop_listener& at, aio::task_group& tasks) {
    for (;;) {
        loop_http_client client(co_await at.accept());
        ++accepted_;
        tasks.spawn(finish(std::move(client)));
    }
}
// [end]

// [drain, hand-over]
aio::task<> server::stop_accepting() {
    leaves_.set();
    co_await has_left_.wait();
}
// [end]

// [at-once]
aio::task<> server::end_at_once() {
    tasks_->cancel();  // what is in hand ends in its midst, and its connection with it
    co_await ended_.wait();
}
// [end]

aio::task<> server::found() {
    // With no time between two looks of the balancer, all may be over before it sends anybody.
    co_await aio::first_of(on_event(found_), on_event(over_));
}

aio::task<> server::finish(loop_http_client client) {
    co_await answer(client);
    ++finished_;
}

aio::task<> server::answer(loop_http_client& client) {
    const auto* const asked = co_await client.receive();
    if (asked == nullptr) co_return;
    if (asked->target == over_path) over_.set();
    if (asked->target != work_path) {
        co_await client.answer(answer_to_look());
        co_return;
    }
    found_.set();
    const wire::http_response response = co_await work();
    co_await client.answer(response);
    if (response.status == 200) ++answered_;
}

// [ready-check, alive-check]
wire::http_response server::answer_to_look() const {
    return wire::http_response(is_ready_ || check_ == readiness::claimed ? 200 : 503);
}
// [end]

// [accepts-too-early, alive-check]
aio::task<wire::http_response> server::work() {
    if (!is_ready_) {
        ++too_early_;
        co_return wire::http_response(500);  // what it needs for an answer is not there
    }
    co_await aio::sleep(on_[takes]);
    co_return wire::http_response(200);
}
// [end]

}  // namespace asyncdemo::lessons::startup
