#include "lessons/startup/server.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "aio/first_of.hpp"
#include "aio/sleep.hpp"
#include "lessons/startup/load.hpp"
#include "serving/serving_limits.hpp"

namespace asyncdemo::lessons::startup {

namespace {

aio::task<> on_event(aio::event& awaited) { co_await awaited.wait(); }

}  // namespace

// At any time, the lane shows what can be expected of the server.
void server::show(std::string_view what) {
    shown_.reset();
    if (!what.empty()) shown_.emplace(on_.span(name_, what));
}

// In a line among those of the clients.
void server::tell_people(std::string_view what, duration since, client_state state) {
    if (!on_.is_serving()) return;
    on_.tell_client({whole_.port, name_, 0, since.count(), std::string(what), state});
}

aio::task<> server::warm_up() {
    const duration began = on_.now();
    show("warms up");
    tell_people("warms up", began, client_state::waiting);
    co_await aio::sleep(on_[startup::warm_up]);
    is_ready_ = true;
    show(tasks_ != nullptr ? "serves" : "");
    tell_people("is warm", began, client_state::idle);
}

// [at-once, drain, hand-over]
aio::task<> server::serve(loop_listener& at) {
    if (is_ready_) show("serves");
    co_await aio::with_task_group([&](aio::task_group& tasks) -> aio::task<> {
        tasks_ = &tasks;
        serves_.set();
        co_await aio::first_of(accept_all(at, tasks), until_it_leaves());
        has_left_.set();
    });  // waits for all that is in hand
    tasks_ = nullptr;
    show("");
    tell_people("has ended", on_.now(), client_state::over);
    ended_.set();
}

aio::task<> server::accept_all(loop_listener& at, aio::task_group& tasks) {
    for (;;) {
        loop_http_client client(co_await at.accept(), serving_limits::small_requests);
        ++accepted_;
        tasks.spawn(finish(std::move(client)));
    }
}
// [end]

aio::task<> server::take(loop_http_client client) {
    co_await serves_.wait();
    ++accepted_;
    tasks_->spawn(finish(std::move(client)));
}

// [drain, hand-over]
aio::task<> server::stop_accepting() {
    leaves_.set();
    co_await has_left_.wait();
}
// [end]

// [at-once]
aio::task<> server::end_at_once() {
    co_await serves_.wait();
    tasks_->cancel();  // what is in hand ends in its midst, and its connection with it
    co_await ended_.wait();
}
// [end]

aio::task<> server::found() {
    // With no time between two looks of the balancer, all may be over before it sends anybody.
    co_await aio::first_of(on_event(found_), on_event(whole_.over));
}

aio::task<> server::finish(loop_http_client client) {
    co_await answer(client);
    ++finished_;
}

aio::task<> server::answer(loop_http_client& client) {
    const auto* const asked = co_await client.receive();
    if (asked == nullptr) co_return;
    if (asked->target.starts_with(work_path)) {
        found_.set();
        co_await answer_with_work(client);
    } else if (on_.is_serving() && asked->target != ready_path) {
        co_await answer_wish(client, *asked);
    } else {
        if (asked->target == over_path) whole_.over.set();
        co_await answer_whether_ready(client);
    }
}

aio::task<> server::answer_whether_ready(loop_http_client& client) {
    const wire::http_response response = answer_to_look();
    const std::string words =
        fmt::format("answered: {} is {}ready", name_, response.status == 200 ? "" : "not ");
    co_await client.say(response, words);
}

aio::task<> server::answer_with_work(loop_http_client& client) {
    client.expect(fmt::format("cut off: {} has ended", name_));
    const wire::http_response response = co_await work();
    const bool is_done = response.status == 200;
    const std::string words = is_done ? "answered by " + name_ : name_ + " is not ready: 500";
    co_await client.say(response, words);
    if (is_done) ++answered_;
}

// Or before it was over: it may have waited in the backlog.
bool server::came_during_restart(const loop_http_client& client) const {
    const auto& last = whole_.last_restart;
    return whole_.restart.is_set() || (last && on_.now() - client.waited() < *last);
}

aio::task<> server::answer_wish(loop_http_client& client, const wire::http_request& asked) {
    if (asked.target != restart_path) {
        co_await client.say(wire::http_response(404), "not found: try /work, /ready or /restart");
    } else if (asked.method != "POST") {
        wire::http_response response(405);
        response.headers.add("Allow", "POST");
        co_await client.say(response, "not a restart: that takes a POST");
    } else if (came_during_restart(client)) {
        co_await client.say(wire::http_response(409), "refused: one restart at a time");
    } else {
        co_await client.say(wire::http_response(202), "accepted: a restart begins");
        whole_.restart.set();  // may cut off whatever is in hand
    }
}

// [ready-check, alive-check]
wire::http_response server::answer_to_look() const {
    return wire::http_response(says_that_it_is_ready() ? 200 : 503);
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
